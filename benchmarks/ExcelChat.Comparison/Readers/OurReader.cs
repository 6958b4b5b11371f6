using ExcelChat.Workbooks;

namespace ExcelChat.Comparison.Readers;

/// <summary>ExcelChat, by its public API.</summary>
internal sealed class OurReader(bool withText) : ComparedReader
{
    public override string Name => withText ? "ours+text" : "ours";

    public override string Description => withText
        ? "ExcelChat, the text of every text cell taken too"
        : "ExcelChat: kind and number of every cell; texts are there but not asked for";

    public override async ValueTask<Tally?> ReadAsync(string path)
    {
        var tally = new Tally { Characters = withText ? 0 : null };
        await using var workbook = await WorkbookOpener.Default.OpenAsync(WorkbookSource.FromFile(path));
        foreach (var sheet in workbook.Sheets)
        {
            await foreach (var row in sheet.ReadRowsAsync())
            {
                Add(row.Cells.Span, tally);
            }
        }

        return tally;
    }

    private void Add(ReadOnlySpan<Cell> cells, Tally tally)
    {
        var (count, sum, characters) = (0, 0.0, 0L);
        foreach (ref readonly var cell in cells)
        {
            var value = cell.Value;
            count += value.IsBlank ? 0 : 1;
            sum += value.IsNumeric ? value.Number : 0;
            if (withText && value.Kind == CellKind.Text)
            {
                characters += value.Text.Length;
            }
        }

        tally.Cells += count;
        tally.Sum += sum;
        tally.Characters += characters;
    }
}
