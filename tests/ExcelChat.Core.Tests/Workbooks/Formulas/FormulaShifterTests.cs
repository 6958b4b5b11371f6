using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Core.Tests.Workbooks.Formulas;

public sealed class FormulaShifterTests
{
    [Theory]
    [InlineData("A1+$B$2+C$3+$D4", "B2+$B$2+D$3+$D5")]
    [InlineData("SUM(A1:B2)", "SUM(B2:C3)")]
    [InlineData("SUM(A:$B,1:$2)", "SUM(B:$B,2:$2)")]
    [InlineData("\"A1\"&A1", "\"A1\"&B2")]
    [InlineData("'A1 sheet'!A1+Sheet1!A1", "'A1 sheet'!B2+Sheet1!B2")]
    [InlineData("Sales[A1]+LOG10(A1)", "Sales[A1]+LOG10(B2)")]
    [InlineData("TAXES2024+Rate_1", "TAXES2024+Rate_1")]
    [InlineData("XFD1048576", "#REF!")]
    public void Relative_references_move_and_nothing_else_does(string formula, string expected)
        => Assert.Equal(expected, FormulaShifter.Shift(formula, rows: 1, columns: 1));
}
