namespace ExcelChat.Comparison.Generation;

/// <summary>Many small sheets, as a company's monthly reports.</summary>
internal static class SheetsFile
{
    private const int Rows = 500;
    private const int Columns = 12;

    public static void Write(PackageWriter package, double scale)
    {
        var dice = new Dice(200);
        var sheets = GeneratedFile.Scaled(200, scale);
        for (var i = 1; i <= sheets; i++)
        {
            using var sheet = package.AddSheet(FormattableString.Invariant($"Sheet{i}"), Rows, Columns);
            for (var row = 1; row <= Rows; row++)
            {
                sheet.StartRow(row);
                WriteRow(sheet, dice);
                sheet.EndRow();
            }
        }
    }

    private static void WriteRow(SheetWriter sheet, Dice dice)
    {
        for (var column = 0; column < Columns; column++)
        {
            switch (column)
            {
                case < 3:
                    sheet.Shared(FormattableString.Invariant($"Account {dice.Below(2_000)}"));
                    break;
                case 3:
                    sheet.Number(42_000 + dice.Below(3_000), style: 1);
                    break;
                case 4:
                    sheet.Boolean(dice.Below(2) == 1);
                    break;
                default:
                    sheet.Number(dice.Amount(50_000), style: 3);
                    break;
            }
        }
    }
}
