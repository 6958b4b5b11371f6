using System.Globalization;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Core.Tests.Workbooks.Formulas;

/// <summary>Writes an expression with all its parentheses.</summary>
internal static class FormulaPrinter
{
    private static readonly string[] Signs = ["=", "<>", "<", "<=", ">", ">=", "&", "+", "-", "*", "/", "^"];

    public static string Print(Expression expression) => expression switch
    {
        Literal literal => Print(literal.Value),
        ArrayConstant array => $"{{{string.Join(';', Enumerable.Range(0, array.Values.Rows).Select(r => string.Join(',', Enumerable.Range(0, array.Values.Columns).Select(c => Print(array.Values[r, c])))))}}}",
        Reference reference => (reference.Sheet is { } sheet ? $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!" : "") + (reference.IsAbsolute ? Absolute(reference.Range) : reference.Range.ToString()),
        NameReference name => name.Name,
        Unary { Operator: UnaryOperator.Percent } percent => $"({Print(percent.Operand)})%",
        Unary sign => (sign.Operator == UnaryOperator.Minus ? "-" : "+") + $"({Print(sign.Operand)})",
        Binary binary => $"({Print(binary.Left)}){Signs[(int)binary.Operator]}({Print(binary.Right)})",
        FunctionCall call => $"{call.Name}({string.Join(',', call.Arguments.Select(Print))})",
        _ => throw new ArgumentException($"{expression} is not printed."),
    };

    private static string Absolute(CellRange range) => string.Join(':', range.ToString().Split(':').Select(a => CellAddress.Parse(a)).Select(a => $"${CellAddress.ColumnName(a.Column)}${a.Row}"));

    private static string Print(Scalar value) => value.Kind switch
    {
        ScalarKind.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        ScalarKind.Text => $"\"{value.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        ScalarKind.Boolean => value.Number != 0 ? "TRUE" : "FALSE",
        _ => value.Text,
    };
}
