namespace ExcelChat.Comparison.Generation;

/// <summary>Formulas with the values that Excel stored: shared down a column, plain, and with text as their result.</summary>
internal static class FormulasFile
{
    public static void Write(PackageWriter package, double scale)
    {
        var dice = new Dice(60);
        var rows = GeneratedFile.Scaled(60_000, scale);
        using var sheet = package.AddSheet("Formulas", rows, 10);
        for (var row = 1; row <= rows; row++)
        {
            WriteRow(sheet, dice, row, rows);
        }
    }

    private static void WriteRow(SheetWriter sheet, Dice dice, int row, int rows)
    {
        double a = dice.Below(10_000), b = dice.Amount(1_000), c = 1 + dice.Below(100);
        sheet.StartRow(row);
        sheet.Number(a);
        sheet.Number(b);
        sheet.Number(c);
        sheet.Formula(Shared(row, rows, 0, 'D', "A1*B1"), a * b);
        sheet.Formula(Shared(row, rows, 1, 'E', "A1/C1"), a / c);
        sheet.Formula(Shared(row, rows, 2, 'F', "SUM(A1:C1)"), a + b + c);
        sheet.Formula(FormattableString.Invariant($"<f>A{row}-C{row}</f>"), a - c);
        sheet.Formula(FormattableString.Invariant($"<f>IF(A{row}&gt;5000,B{row},0)</f>"), a > 5000 ? b : 0, style: 3);
        sheet.Formula(FormattableString.Invariant($"<f>ROUND(B{row}*1.2,2)</f>"), Math.Round(b * 1.2, 2), style: 3);
        sheet.Formula(FormattableString.Invariant($"<f>IF(C{row}&gt;50,\"above\",\"below\")</f>"), c > 50 ? "above" : "below");
        sheet.EndRow();
    }

    private static string Shared(int row, int rows, int index, char column, string formula) => row == 1
        ? FormattableString.Invariant($"<f t=\"shared\" ref=\"{column}1:{column}{rows}\" si=\"{index}\">{formula}</f>")
        : FormattableString.Invariant($"<f t=\"shared\" si=\"{index}\"/>");
}
