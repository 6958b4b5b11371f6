namespace ExcelChat.Workbooks.Formulas.Functions;

internal static class TrigonometryFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["PI"] = Function.OfValues(0, 0, _ => Math.PI),
        ["SIN"] = Function.OfValues(1, 1, c => Math.Sin(c.Number(0))),
        ["COS"] = Function.OfValues(1, 1, c => Math.Cos(c.Number(0))),
        ["TAN"] = Function.OfValues(1, 1, c => Math.Tan(c.Number(0))),
        ["ASIN"] = Function.OfValues(1, 1, c => Math.Asin(c.Number(0))),
        ["ACOS"] = Function.OfValues(1, 1, c => Math.Acos(c.Number(0))),
        ["ATAN"] = Function.OfValues(1, 1, c => Math.Atan(c.Number(0))),
        ["ATAN2"] = Function.OfValues(2, 2, c => c.Number(0) == 0 && c.Number(1) == 0 ? Errors.DivisionByZero : Math.Atan2(c.Number(1), c.Number(0))),
        ["SINH"] = Function.OfValues(1, 1, c => Math.Sinh(c.Number(0))),
        ["COSH"] = Function.OfValues(1, 1, c => Math.Cosh(c.Number(0))),
        ["TANH"] = Function.OfValues(1, 1, c => Math.Tanh(c.Number(0))),
        ["RADIANS"] = Function.OfValues(1, 1, c => c.Number(0) * Math.PI / 180),
        ["DEGREES"] = Function.OfValues(1, 1, c => c.Number(0) * 180 / Math.PI),
    };
}
