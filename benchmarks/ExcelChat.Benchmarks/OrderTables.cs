using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Benchmarks;

/// <summary>Tables of orders and of their regions, made of chance that is the same each time.</summary>
internal static class OrderTables
{
    private const int RegionCount = 100;

    public static Table Orders(int rows)
    {
        var random = new Random(7);
        ColumnCellsBuilder region = new(), product = new(), amount = new(), quantity = new(), day = new();
        var (money, date) = (NumberFormat.Parse("#,##0.00"), NumberFormat.Parse("yyyy-mm-dd"));
        for (var row = 0; row < rows; row++)
        {
            region.Add(CellValue.OfText($"Region {random.Next(RegionCount)}"), NumberFormat.General);
            product.Add(CellValue.OfText($"Product {random.Next(1000)}"), NumberFormat.General);
            amount.Add(CellValue.OfNumber(random.Next(1, 1_000_000) / 100.0), money);
            quantity.Add(CellValue.OfNumber(random.Next(1, 50)), NumberFormat.General);
            day.Add(CellValue.OfDate(44000 + random.Next(1000)), date);
        }

        return Of("Orders", rows, ("Region", ColumnType.Text, region), ("Product", ColumnType.Text, product), ("Amount", ColumnType.Number, amount), ("Quantity", ColumnType.Integer, quantity), ("Day", ColumnType.Date, day));
    }

    public static Table Regions()
    {
        ColumnCellsBuilder name = new(), manager = new();
        for (var row = 0; row < RegionCount; row++)
        {
            name.Add(CellValue.OfText($"Region {row}"), NumberFormat.General);
            manager.Add(CellValue.OfText($"Manager {row % 7}"), NumberFormat.General);
        }

        return Of("Regions", RegionCount, ("Region", ColumnType.Text, name), ("Manager", ColumnType.Text, manager));
    }

    private static Table Of(string name, int rows, params (string Name, ColumnType Type, ColumnCellsBuilder Cells)[] columns) => new()
    {
        Workbook = new(new string('0', 64), "orders.xlsx", rows),
        Sheet = name,
        Name = name,
        Range = CellRange.Of(1, 1, rows + 1, columns.Length),
        Columns = [.. columns.Select((c, i) => new Column(c.Name, i + 1, c.Type, c.Cells.Build()))],
        Rows = new([.. Enumerable.Range(2, rows)], new RowRole[rows]),
        HeaderRows = 1,
    };
}
