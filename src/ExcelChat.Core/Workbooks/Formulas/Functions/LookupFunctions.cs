namespace ExcelChat.Workbooks.Formulas.Functions;

internal static class LookupFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["VLOOKUP"] = Function.OfRanges(3, 4, c => Lookup(c, isVertical: true)),
        ["HLOOKUP"] = Function.OfRanges(3, 4, c => Lookup(c, isVertical: false)),
        ["LOOKUP"] = Function.OfArrays(2, 3, LookUp),
        ["INDEX"] = Function.OfRanges(2, 3, Index),
        ["XLOOKUP"] = Function.OfRanges(3, 6, ExtendedLookup),
    };

    private static Operand Lookup(Call call, bool isVertical)
    {
        var table = call.Matrix(1);
        var key = call.Value(0);
        var offset = call.Integer(2);
        var approximate = call.Boolean(3, true);
        if (call.IsHindered || call.Fault is not null)
        {
            return Scalar.Blank;
        }

        if (offset < 1 || offset > (isVertical ? table.Columns : table.Rows))
        {
            return offset < 1 ? call.Fail() : Errors.Reference;
        }

        var keys = new Vector(table, isVertical, 0);
        return (approximate ? Search.Nearest(call, key, keys) : Search.Exact(call, key, keys, wildcards: true)) is not { } place
            ? call.IsHindered ? Scalar.Blank : Errors.NotAvailable
            : Pick(call, table, isVertical ? place : offset - 1, isVertical ? offset - 1 : place);
    }

    private static Operand LookUp(Call call)
    {
        var key = call.Value(0);
        var keys = call.Matrix(1);
        var results = call.Count > 2 ? call.Matrix(2) : keys;
        if (call.IsHindered || call.Fault is not null)
        {
            return Scalar.Blank;
        }

        var isVertical = keys.Rows >= keys.Columns;
        if ((call.Count > 2 && (!keys.IsVector || !results.IsVector || results.Count != keys.Count)) || Search.Nearest(call, key, new(keys, isVertical, 0)) is not { } place)
        {
            return call.IsHindered ? Scalar.Blank : keys.IsVector ? Errors.NotAvailable : call.Fail();
        }

        return call.Count > 2 ? Pick(call, results, results.Columns == 1 ? place : 0, results.Columns == 1 ? 0 : place)
            : Pick(call, keys, isVertical ? place : keys.Rows - 1, isVertical ? keys.Columns - 1 : place);
    }

    private static Operand Index(Call call)
    {
        var from = call.Matrix(0);
        int row = call.Integer(1), column = call.Integer(2, 0);
        if (call.Count == 2 && from.Rows == 1 && from.Columns > 1)
        {
            (row, column) = (1, row);
        }

        if (call.Count == 2 && from.Columns == 1)
        {
            column = 1;
        }

        if (call.IsHindered || row < 0 || column < 0 || row > from.Rows || column > from.Columns)
        {
            return call.IsHindered ? Scalar.Blank : row < 0 || column < 0 ? Errors.Value : Errors.Reference;
        }

        if (row > 0 && column > 0)
        {
            return Pick(call, from, row - 1, column - 1);
        }

        return from is Area area
            ? area.Part(Math.Max(row - 1, 0), Math.Max(column - 1, 0), row > 0 ? 1 : area.Rows, column > 0 ? 1 : area.Columns) ?? (Operand)call.Fail()
            : call.Fail();
    }

    private static Operand ExtendedLookup(Call call)
    {
        Matrix keys = call.Matrix(1), results = call.Matrix(2);
        var key = call.Value(0);
        int mode = call.Integer(4, 0), order = call.Integer(5, 1);
        if (call.IsHindered || call.Fault is not null || !keys.IsVector)
        {
            return call.IsHindered ? Scalar.Blank : Errors.Value;
        }

        var isVertical = keys.Columns == 1;
        if ((isVertical ? results.Rows != keys.Rows : results.Columns != keys.Columns) || results is not Area area)
        {
            return results is Area ? Errors.Value : call.Fail();
        }

        if (Search.Extended(call, key, new(keys, isVertical, 0), mode, order) is not { } place)
        {
            return call.IsHindered ? Scalar.Blank : call.Has(3) ? call.Operand(3) : Errors.NotAvailable;
        }

        return (isVertical ? area.Part(place, 0, 1, area.Columns) : area.Part(0, place, area.Rows, 1)) ?? (Operand)call.Fail();
    }

    /// <summary>A cell as a reference, so that it can be an end of a range; an element of an array as its value.</summary>
    private static Operand Pick(Call call, Matrix from, int row, int column)
        => call.IsHindered ? Scalar.Blank
            : from is Area area ? area.Part(row, column, 1, 1) ?? (Operand)call.Fail()
            : from[row, column];
}
