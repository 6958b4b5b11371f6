namespace ExcelChat.Workbooks.Formulas;

/// <summary>The error values that computing can come to (ECMA-376 part 1, 18.17.3).</summary>
internal static class Errors
{
    public static Scalar DivisionByZero { get; } = Scalar.OfError("#DIV/0!");

    public static Scalar NotAvailable { get; } = Scalar.OfError("#N/A");

    public static Scalar Number { get; } = Scalar.OfError("#NUM!");

    public static Scalar Reference { get; } = Scalar.OfError("#REF!");

    public static Scalar Value { get; } = Scalar.OfError("#VALUE!");
}
