namespace ExcelChat.SampleData;

/// <summary>Two years of orders: a title, a header row, 5,000 orders in date order, revenue as a formula.</summary>
internal static class SalesLedger
{
    public const string Title = "Larkfield Outdoor: sales ledger 2023 and 2024";
    private const int Orders = 5000;

    private static readonly string[] Headers =
        ["Order ID", "Order Date", "Region", "Country", "Product", "Category", "Quantity", "Unit Price", "Discount", "Revenue"];

    private static readonly (string Region, string[] Countries)[] Markets =
    [
        ("North", ["Norway", "Sweden", "Denmark", "Finland"]),
        ("South", ["Spain", "Italy", "Portugal", "Greece"]),
        ("East", ["Poland", "Czechia", "Romania"]),
        ("West", ["France", "Ireland", "Belgium", "Netherlands"]),
    ];

    private static readonly (string Product, string Category, decimal Price)[] Catalogue =
    [
        ("Ridge Tent 2P", "Camping", 249.00m),
        ("Ridge Tent 4P", "Camping", 389.00m),
        ("Tarn Sleeping Bag", "Camping", 119.00m),
        ("Ember Stove", "Camping", 64.40m),
        ("Fell Boots", "Footwear", 159.00m),
        ("Coast Sandals", "Footwear", 54.60m),
        ("Scree Trail Shoes", "Footwear", 109.80m),
        ("Squall Jacket", "Clothing", 189.00m),
        ("Merino Base Layer", "Clothing", 72.20m),
        ("Heather Fleece", "Clothing", 84.00m),
        ("Larch Rucksack 35L", "Packs", 129.00m),
        ("Larch Rucksack 60L", "Packs", 199.00m),
        ("Wren Daypack", "Packs", 59.80m),
        ("Beacon Head Torch", "Accessories", 39.40m),
        ("Steel Bottle", "Accessories", 18.60m),
        ("Contour Compass", "Accessories", 27.80m),
    ];

    // Prices are multiples of 0.20 and discounts of 5 %: revenue is whole cents, so no rounding rule can be doubted.
    private static readonly decimal[] Discounts = [0m, 0m, 0m, 0m, 0.05m, 0.05m, 0.10m, 0.15m, 0.20m];

    public static SheetWriter Write(SharedStrings strings)
    {
        SheetWriter sheet = new("Sales", strings, 12, 12, 10, 14, 22, 14, 10, 12, 10, 14);
        Dice dice = new(2023);
        sheet.Row(row => row.Text(Title, CellStyle.Title));
        sheet.Merge("A1:J1");
        sheet.SkipRow();
        sheet.Row(row =>
        {
            foreach (string header in Headers)
            {
                row.Text(header, CellStyle.Header);
            }
        });
        DateOnly start = new(2023, 1, 1);
        int days = new DateOnly(2025, 1, 1).DayNumber - start.DayNumber;
        for (int i = 0; i < Orders; i++)
        {
            DateOnly date = start.AddDays(i * days / Orders);
            sheet.Row(row => WriteOrder(row, dice, i, date));
        }

        return sheet;
    }

    private static void WriteOrder(SheetWriter row, Dice dice, int index, DateOnly date)
    {
        (string region, string[] countries) = dice.Pick(Markets);
        (string product, string category, decimal price) = dice.Pick(Catalogue);
        int quantity = dice.Chance(85) ? dice.Between(1, 12) : dice.Between(13, 60);
        decimal discount = dice.Pick(Discounts);
        row.Text($"SO-{10001 + index}");
        row.Date(date);
        row.Text(region);
        row.Text(dice.Pick(countries));
        row.Text(product);
        row.Text(category);
        row.Number(quantity, CellStyle.Whole);
        row.Number(price, CellStyle.Euro);
        row.Number(discount, CellStyle.Percent);
        int at = row.RowNumber;
        row.Formula($"ROUND(G{at}*H{at}*(1-I{at}),2)", quantity * price * (1 - discount), CellStyle.Euro);
    }
}
