namespace ExcelChat.Workbooks.Formulas.Functions;

internal static class MatchFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["MATCH"] = Function.OfRanges(2, 3, c => Place(c, (key, keys) => Match(c, key, keys, c.Number(2, 1)))),
        ["XMATCH"] = Function.OfRanges(2, 4, c => Place(c, (key, keys) => Search.Extended(c, key, keys, c.Integer(2, 0), c.Integer(3, 1)))),
    };

    private static Operand Place(Call call, Func<Scalar, Vector, int?> find)
    {
        var key = call.Value(0);
        var keys = call.Matrix(1);
        if (call.IsHindered || call.Fault is not null || !keys.IsVector)
        {
            return Errors.NotAvailable;
        }

        return find(key, new(keys, keys.Columns == 1, 0)) is { } place ? place + 1.0 : Errors.NotAvailable;
    }

    // A left out type between commas is 0, as an empty argument always is.
    private static int? Match(Call call, Scalar key, Vector keys, double type)
    {
        if (call.Count == 3 && !call.Has(2))
        {
            type = 0;
        }

        return type == 0 ? Search.Exact(call, key, keys, wildcards: true) : Search.Nearest(call, key, keys, descends: type < 0);
    }
}
