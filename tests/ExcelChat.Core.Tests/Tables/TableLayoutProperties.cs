using ExcelChat.Workbooks;
using FsCheck.Xunit;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class TableLayoutProperties
{
    [Property(MaxTest = 200)]
    public async Task<bool> Stacked_tables_with_titles_and_notes_are_recovered(int seed)
    {
        var random = new Random(seed);
        var sheet = CellSheet.Create();
        var expected = new List<(string Range, string Title)>();
        for (int n = 0, row = 1 + random.Next(3), left = 1 + random.Next(4), count = 1 + random.Next(4); n < count; n++)
        {
            var title = $"Report number {(char)('A' + n)}";
            sheet.Put(At(row, left), title);
            row += 1 + random.Next(2);
            var (rows, columns) = (3 + random.Next(8), 2 + random.Next(5));
            Fill(sheet, row, left, rows, columns, random);
            expected.Add((CellRange.Of(row, left, row + rows - 1, left + columns - 1).ToString(), title));
            row += rows + random.Next(2);
            sheet.Put(At(row, left), "Source: the ledger");
            row += 2 + random.Next(3);
        }

        var tables = await DetectAsync(sheet);
        return expected.SequenceEqual(tables.Select(t => (t.Range.ToString(), t.Title!))) && tables.TrueForAll(t => t.HeaderRows == 1);
    }

    [Property(MaxTest = 200)]
    public async Task<bool> Layouts_of_titles_notes_gaps_and_merged_headers_are_recovered(int seed)
    {
        var random = new Random(seed);
        var merges = new List<CellRange>();
        var cells = new List<(CellAddress At, object Value)>();
        var expected = new List<(string Range, string? Title, int HeaderRows, string Names)>();
        for (int n = 0, row = 1 + random.Next(3), left = 1 + random.Next(4), count = 1 + random.Next(3); n < count; n++)
        {
            var title = random.Next(4) > 0 || n > 0 ? $"Report number {(char)('A' + n)}" : null;
            row += title is null ? 0 : Put(cells, row, left, title) + random.Next(2);
            var groups = random.Next(2) * (1 + random.Next(3));
            var (top, columns) = (row, groups > 0 ? 1 + (groups * 2) : 2 + random.Next(4));
            var names = groups > 0 ? MergedHeader(cells, merges, ref row, left, groups) : PlainHeader(cells, ref row, left, columns);
            row = Body(cells, random, row, left, columns);
            expected.Add((CellRange.Of(top, left, row - 1, left + columns - 1).ToString(), title, groups > 0 ? 2 : 1, string.Join(", ", names)));
            row += random.Next(2);
            row += random.Next(2) == 0 ? 0 : Put(cells, row, left, "Source: the ledger");
            row += 2 + random.Next(3);
        }

        var sheet = CellSheet.Create(new() { MergedRanges = merges });
        cells.ForEach(cell => sheet.Put(cell.At.ToString(), cell.Value));
        var tables = await DetectAsync(sheet);
        return expected.SequenceEqual(tables.Select(t => (t.Range.ToString(), t.Title, t.HeaderRows, string.Join(", ", t.Names()))));
    }

    private static int Put(List<(CellAddress At, object Value)> cells, int row, int column, object value)
    {
        cells.RemoveAll(cell => cell.At == new CellAddress(row, column));
        cells.Add((new(row, column), value));
        return 1;
    }

    private static string[] PlainHeader(List<(CellAddress At, object Value)> cells, ref int row, int left, int columns)
    {
        string[] names = ["Name", .. Enumerable.Range(1, columns - 1).Select(c => $"Measure {(char)('a' + c)}")];
        for (var c = 0; c < columns; c++)
        {
            Put(cells, row, left + c, names[c]);
        }

        row++;
        return names;
    }

    private static string[] MergedHeader(List<(CellAddress At, object Value)> cells, List<CellRange> merges, ref int row, int left, int groups)
    {
        var names = new List<string> { "Name" };
        Put(cells, row, left, "Name");
        merges.Add(CellRange.Of(row, left, row + 1, left));
        for (var g = 0; g < groups; g++)
        {
            var column = left + 1 + (g * 2);
            Put(cells, row, column, $"Year {(char)('k' + g)}");
            merges.Add(CellRange.Of(row, column, row, column + 1));
            Put(cells, row + 1, column, "Plan");
            Put(cells, row + 1, column + 1, "Actual");
            names.AddRange([$"Year {(char)('k' + g)} > Plan", $"Year {(char)('k' + g)} > Actual"]);
        }

        row += 2;
        return [.. names];
    }

    /// <summary>Three to ten rows of values, now and then with a blank row before the last; returns the row below.</summary>
    private static int Body(List<(CellAddress At, object Value)> cells, Random random, int row, int left, int columns)
    {
        for (int r = 0, rows = 3 + random.Next(8), gap = random.Next(3); r < rows; r++, row++)
        {
            row += gap == 0 && r == rows - 1 ? 1 : 0;
            Put(cells, row, left, $"item {(char)('a' + r)}");
            for (var c = 1; c < columns; c++)
            {
                Put(cells, row, left + c, Math.Round(random.NextDouble() * 1000, 1) + 0.05);
            }
        }

        return row;
    }

    [Property(MaxTest = 200)]
    public async Task<bool> Tables_side_by_side_are_recovered(int seed)
    {
        var random = new Random(seed);
        var sheet = CellSheet.Create();
        var expected = new List<string>();
        for (int n = 0, left = 1 + random.Next(3), top = 1 + random.Next(3), count = 1 + random.Next(4); n < count; n++)
        {
            var (rows, columns) = (3 + random.Next(8), 2 + random.Next(4));
            Fill(sheet, top, left, rows, columns, random);
            expected.Add(CellRange.Of(top, left, top + rows - 1, left + columns - 1).ToString());
            left += columns + 1 + random.Next(2);
        }

        return expected.SequenceEqual((await DetectAsync(sheet)).Ranges());
    }

    [Property(MaxTest = 300)]
    public async Task<bool> No_scatter_of_cells_makes_the_detector_fail_or_lose_its_place(int seed)
    {
        var random = new Random(seed);
        var ranges = Ranges(random);
        var sheet = CellSheet.Create(new()
        {
            MergedRanges = ranges,
            NamedRanges = [.. Ranges(random).Select(range => new NamedRange("Name", range))],
            PivotRanges = [.. Ranges(random).Take(1).Select(range => new PivotRange("Pivot", range) { FirstHeaderRow = random.Next(2), FirstDataRow = random.Next(3) })],
        });
        sheet.Group([.. Enumerable.Range(1, 14).Select(row => (row, random.Next(3) * random.Next(3)))]);
        for (var n = random.Next(60); n > 0; n--)
        {
            object?[] values = ["word", "1,234", 7, 2019, true, "-", " "];
            sheet.Put(At(random.Next(1, 15), random.Next(1, 15)), values[random.Next(values.Length)]);
        }

        var tables = await DetectAsync(sheet);
        return tables.TrueForAll(t => t.Columns.All(c => c.SheetColumn >= t.Range.First.Column && c.SheetColumn <= t.Range.Last.Column)
            && t.Columns.All(c => c.Count == t.Rows.Count)
            && Enumerable.Range(0, t.Rows.Count).All(r => t.Range.Contains(t.AddressOf(r, 0)) && t.RowPath(r).Count <= t.Range.Rows * t.Columns.Count)
            && t.Names().Distinct().Count() == t.Columns.Count);
    }

    private static CellRange[] Ranges(Random random)
        => [.. Enumerable.Range(0, random.Next(4)).Select(_ => CellRange.Of(random.Next(1, 9), random.Next(1, 9), random.Next(9, 15), random.Next(9, 15)))];

    private static void Fill(CellSheet sheet, int top, int left, int rows, int columns, Random random)
    {
        for (var c = 0; c < columns; c++)
        {
            sheet.Put(At(top, left + c), c == 0 ? "Name" : $"Measure {(char)('a' + c)}");
            for (var r = 1; r < rows; r++)
            {
                sheet.Put(At(top + r, left + c), c == 0 ? $"item {(char)('a' + r)}" : Math.Round(random.NextDouble() * 1000, 1) + 0.05);
            }
        }
    }

    private static string At(int row, int column) => new CellAddress(row, column).ToString();
}
