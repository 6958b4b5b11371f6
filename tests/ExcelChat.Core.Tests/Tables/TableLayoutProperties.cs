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
        var ranges = Enumerable.Range(0, random.Next(4)).Select(_ => CellRange.Of(random.Next(1, 9), random.Next(1, 9), random.Next(9, 15), random.Next(9, 15))).ToArray();
        var sheet = CellSheet.Create(new() { MergedRanges = ranges });
        for (var n = random.Next(60); n > 0; n--)
        {
            object?[] values = ["word", "1,234", 7, 2019, true, "-", " "];
            sheet.Put(At(random.Next(1, 15), random.Next(1, 15)), values[random.Next(values.Length)]);
        }

        var tables = await DetectAsync(sheet);
        return tables.TrueForAll(t => t.Columns.Count == t.Range.Columns
            && t.Columns.All(c => c.Count == t.Rows.Count)
            && Enumerable.Range(0, t.Rows.Count).All(r => t.Range.Contains(t.AddressOf(r, 0)))
            && t.Names().Distinct().Count() == t.Columns.Count);
    }

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
