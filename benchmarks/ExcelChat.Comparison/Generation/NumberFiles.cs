namespace ExcelChat.Comparison.Generation;

/// <summary>Numbers alone: many rows, and many columns.</summary>
internal static class NumberFiles
{
    public static void WriteLong(PackageWriter package, double scale) => Write(package, GeneratedFile.Scaled(1_000_000, scale), 10, seed: 1);

    public static void WriteWide(PackageWriter package, double scale) => Write(package, GeneratedFile.Scaled(2_000, scale), GeneratedFile.Scaled(1_000, scale), seed: 2);

    private static void Write(PackageWriter package, int rows, int columns, ulong seed)
    {
        var dice = new Dice(seed);
        using var sheet = package.AddSheet("Numbers", rows, columns);
        for (var row = 1; row <= rows; row++)
        {
            sheet.StartRow(row);
            for (var column = 0; column < columns; column++)
            {
                sheet.Number(Value(dice, row, column % 10));
            }

            sheet.EndRow();
        }
    }

    private static double Value(Dice dice, int row, int kind) => kind switch
    {
        0 => row,
        1 => dice.Below(1_000_000),
        2 => dice.Below(1_000),
        3 => -dice.Below(10_000),
        4 or 5 or 6 => dice.Amount(1_000),
        7 => dice.Below(1_000_000) / 10_000.0,
        8 => dice.Below(100),
        // What a computed cell holds: all the digits that a double has.
        _ => row % 8 == 0 ? dice.Fraction() : dice.Below(10) / 2.0,
    };
}
