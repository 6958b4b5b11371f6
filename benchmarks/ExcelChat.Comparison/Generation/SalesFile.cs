namespace ExcelChat.Comparison.Generation;

/// <summary>A ledger of sales: the everyday workbook.</summary>
internal static class SalesFile
{
    private const int Date = 1;
    private const int Units = 2;
    private const int Money = 3;

    private static readonly string[] Header = ["Region", "Country", "Item Type", "Channel", "Priority", "Order Date", "Order ID", "Ship Date", "Units Sold", "Unit Price", "Unit Cost", "Revenue", "Cost", "Profit"];
    private static readonly string[] Regions = ["Europe", "Asia", "Sub-Saharan Africa", "Middle East and North Africa", "Central America and the Caribbean", "Australia and Oceania", "North America"];
    private static readonly string[] Items = ["Baby Food", "Beverages", "Cereal", "Clothes", "Cosmetics", "Fruits", "Household", "Meat", "Office Supplies", "Personal Care", "Snacks", "Vegetables"];
    private static readonly string[] Priorities = ["L", "M", "H", "C"];
    private static readonly string[] Channels = ["Online", "Offline"];

    public static void Write(PackageWriter package, double scale)
    {
        var rows = GeneratedFile.Scaled(65_000, scale);
        var dice = new Dice(65);
        using var sheet = package.AddSheet("Sales", rows, Header.Length);
        sheet.StartRow(1);
        Array.ForEach(Header, h => sheet.Shared(h));
        sheet.EndRow();
        for (var row = 2; row <= rows; row++)
        {
            sheet.StartRow(row);
            WriteSale(sheet, dice);
            sheet.EndRow();
        }
    }

    private static void WriteSale(SheetWriter sheet, Dice dice)
    {
        var ordered = 40_000 + dice.Below(5_000);
        var units = 1 + dice.Below(10_000);
        var (price, cost) = (dice.Amount(700), dice.Amount(500));
        sheet.Shared(dice.Of(Regions));
        sheet.Shared(FormattableString.Invariant($"Country {dice.Below(185)}"));
        sheet.Shared(dice.Of(Items));
        sheet.Shared(dice.Of(Channels));
        sheet.Shared(dice.Of(Priorities));
        sheet.Number(ordered, Date);
        sheet.Number(100_000_000 + dice.Below(900_000_000));
        sheet.Number(ordered + dice.Below(50), Date);
        sheet.Number(units, Units);
        sheet.Number(price, Money);
        sheet.Number(cost, Money);
        sheet.Number(Math.Round(units * price, 2), Money);
        sheet.Number(Math.Round(units * cost, 2), Money);
        sheet.Number(Math.Round(units * (price - cost), 2), Money);
    }
}
