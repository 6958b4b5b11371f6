namespace ExcelChat.Comparison.Generation;

/// <summary>Text: inline in its cells, as programs write it, and shared but all different.</summary>
internal static class StringFiles
{
    private static readonly string[] Words = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "juniper", "kapok", "larch", "maple", "oak", "pine", "rowan", "spruce", "töölö", "zürich", "R&D", "<draft>"];

    public static void WriteInline(PackageWriter package, double scale)
    {
        var dice = new Dice(7);
        var rows = GeneratedFile.Scaled(100_000, scale);
        using var sheet = package.AddSheet("Inline", rows, 10);
        for (var row = 1; row <= rows; row++)
        {
            sheet.StartRow(row);
            for (var column = 0; column < 10; column++)
            {
                if (column < 6)
                {
                    sheet.Inline(FormattableString.Invariant($"{dice.Of(Words)} {dice.Of(Words)} {dice.Below(1_000)}"));
                }
                else
                {
                    sheet.Number(dice.Amount(10_000));
                }
            }

            sheet.EndRow();
        }
    }

    public static void WriteShared(PackageWriter package, double scale)
    {
        var dice = new Dice(190);
        var rows = GeneratedFile.Scaled(95_000, scale);
        using var sheet = package.AddSheet("Strings", rows, 8);
        for (var row = 1; row <= rows; row++)
        {
            sheet.StartRow(row);
            for (var column = 0; column < 8; column++)
            {
                WriteCell(sheet, dice, row, column);
            }

            sheet.EndRow();
        }
    }

    private static void WriteCell(SheetWriter sheet, Dice dice, int row, int column)
    {
        if (column < 2)
        {
            sheet.Shared(FormattableString.Invariant($"{dice.Of(Words)} {dice.Of(Words)} {dice.Of(Words)} {row}-{column}"));
        }
        else if (column < 5)
        {
            sheet.Shared(dice.Of(Words));
        }
        else
        {
            sheet.Number(dice.Below(100_000));
        }
    }
}
