using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;

namespace ExcelChat.Tables.Detection;

/// <summary>
/// Turns the blocks of a sheet into tables: joins those that a blank row parts within one table, takes lines of text above as titles and
/// below as notes, and leaves out what is no table.
/// </summary>
internal sealed class TableDrafter
{
    private readonly SheetGrid _grid;
    private readonly List<TableDraft> _drafts = [];
    private Region? _open;
    private bool _joined;
    private string? _title;
    private string? _nextTitle;

    private TableDrafter(SheetGrid grid) => _grid = grid;

    /// <summary>The tables of a grid, in reading order; none for a grid without cells.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="hasOthers">Whether the sheet has tables besides, so that what hardly looks like one is none.</param>
    public static IReadOnlyList<TableDraft> Draft(SheetGrid grid, bool hasOthers = false)
    {
        if (grid.RowCount == 0 || grid.Shrink(new(0, grid.RowCount - 1, 1, grid.LastColumn)) is not { } all)
        {
            return [];
        }

        var drafter = new TableDrafter(grid);
        var stacks = new RegionFinder(grid).Find(all);
        foreach (var block in stacks.SelectMany(stack => stack.Select((block, i) => (block, i))))
        {
            drafter.Add(block.block, isFirst: block.i == 0);
        }

        drafter.Close();
        return drafter.Sound(stacks, hasOthers);
    }

    private void Add(Region block, bool isFirst)
    {
        if (isFirst)
        {
            Close();
        }

        if (TextLines.IsAll(_grid, block))
        {
            AddLines(block);
            return;
        }

        var (above, below) = (TextLines.Above(_grid, block), TextLines.Below(_grid, block));
        var whole = _open is { } table && BlockJoiner.Continues(_grid, table, block);
        var body = _grid.Shrink(block with { Top = whole ? block.Top : block.Top + above, Bottom = block.Bottom - below })!.Value;
        if (whole)
        {
            (_open, _joined) = (Join(_open!.Value, body), true);
            return;
        }

        Close();
        if (above > 0)
        {
            _nextTitle ??= TextLines.TitleOf(_grid, block with { Bottom = block.Top + above - 1 });
        }

        (_open, _joined) = (body, false);
        (_title, _nextTitle) = (_nextTitle, null);
    }

    /// <summary>Lines that stand alone name the next table. A list in one column is kept as a table of last resort.</summary>
    private void AddLines(Region block)
    {
        _nextTitle ??= TextLines.TitleOf(_grid, block);
        if (block.Columns == 1 && block.Rows > 2 && _open is null)
        {
            _drafts.Add(new(block, 1) { Reasons = ["One column of words, taken because nothing else looks like a table."] });
        }
    }

    private void Close()
    {
        if (_open is { } region)
        {
            var isTransposed = Orientation.IsTransposed(_grid, region);
            var headers = isTransposed ? 1 : HeaderFinder.Find(_grid, region);
            _drafts.Add(new(region, headers) { Title = _title, Kind = isTransposed ? TableKind.Transposed : null, Reasons = Reasons(headers) });
        }

        _open = null;
    }

    private string[] Reasons(int headers) =>
    [
        _joined ? "Blocks parted by blank rows, of which the lower ones go on with the columns of the first." : "A block of cells with blank rows and columns around it.",
        headers == 0 ? "Its first row looks like the rows below it, so it has no header." : FormattableString.Invariant($"Its first {headers} row(s) name columns and do not look like the rows below them."),
        .. _title is null ? Array.Empty<string>() : [$"The line \"{_title}\" above is its title."],
    ];

    private List<TableDraft> Sound(List<List<Region>> stacks, bool hasOthers)
    {
        var hasTable = hasOthers || _drafts.Exists(draft => draft.Region is { Rows: > 2, Columns: > 1 } && !IsAside(draft));
        var sound = _drafts.Where(draft => !hasTable || !IsAside(draft)).ToList();
        if (sound.Count == 0 && !hasOthers)
        {
            var largest = stacks.SelectMany(s => s).MaxBy(r => (long)r.Rows * r.Columns);
            sound = [new(largest, HeaderFinder.Find(_grid, largest)) { IsLastResort = true, Reasons = ["The largest block of the sheet, taken because nothing looks like a table."] }];
        }

        return sound.ConvertAll(draft => draft with { Confidence = MeasuredConfidence.Of(draft, isAlone: sound.Count == 1 && !hasOthers) });
    }

    /// <summary>A list of lines, a single row, a pair of cells or remarks behind a label, beside or above a real table, are no table.</summary>
    private bool IsAside(TableDraft draft)
    {
        var region = draft.Region;
        return region.Columns == 1 || region.Rows == 1 || (region.Columns == 2 && (region.Rows == 2 || IsMostlyLines(region)));
    }

    private bool IsMostlyLines(Region region)
    {
        var lines = Enumerable.Range(region.Top, region.Rows).Count(row => _grid.Row(row, region.Left, region.Right).IsOneText);
        return lines * 2 > region.Rows;
    }

    private static Region Join(Region a, Region b) => new(a.Top, b.Bottom, Math.Min(a.Left, b.Left), Math.Max(a.Right, b.Right));
}
