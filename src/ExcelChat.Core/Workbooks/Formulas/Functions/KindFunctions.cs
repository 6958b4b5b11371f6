namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>Questions about the kind of a value.</summary>
internal static class KindFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["ISBLANK"] = Function.OfValues(1, 1, c => c.Scalar(0).IsBlank),
        ["ISNUMBER"] = Function.OfValues(1, 1, c => c.Scalar(0).IsNumber),
        ["ISTEXT"] = Function.OfValues(1, 1, c => c.Scalar(0).IsText),
        ["ISNONTEXT"] = Function.OfValues(1, 1, c => !c.Scalar(0).IsText),
        ["ISLOGICAL"] = Function.OfValues(1, 1, c => c.Scalar(0).IsBoolean),
        ["ISERROR"] = Function.OfValues(1, 1, c => c.Scalar(0).IsError),
        ["ISERR"] = Function.OfValues(1, 1, c => c.Scalar(0).IsError && c.Scalar(0) != Errors.NotAvailable),
        ["ISNA"] = Function.OfValues(1, 1, c => c.Scalar(0) == Errors.NotAvailable),
        ["NA"] = Function.OfValues(0, 0, _ => Errors.NotAvailable),
        ["N"] = Function.OfValues(1, 1, c => c.Value(0).Number),
        ["T"] = Function.OfValues(1, 1, c => c.Value(0).Text),
    };
}
