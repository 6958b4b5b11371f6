namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>Functions about places.</summary>
internal static class ReferenceFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["ROW"] = Function.OfRanges(0, 1, c => Numbers(c, a => a.Range.First.Row, a => a.Rows, isVertical: true, c.Evaluation.Cell.Row)),
        ["COLUMN"] = Function.OfRanges(0, 1, c => Numbers(c, a => a.Range.First.Column, a => a.Columns, isVertical: false, c.Evaluation.Cell.Column)),
        ["ROWS"] = Function.OfRanges(1, 1, c => c.Matrix(0).Rows),
        ["COLUMNS"] = Function.OfRanges(1, 1, c => c.Matrix(0).Columns),
        ["ADDRESS"] = Function.OfValues(2, 5, Address),
        ["OFFSET"] = Function.OfRanges(3, 5, Offset),
        ["INDIRECT"] = Function.OfRanges(1, 2, Indirect),
        ["HYPERLINK"] = Function.OfRanges(1, 2, c => c.Scalar(c.Count - 1)),
    };

    private static Operand Numbers(Call call, Func<Area, int> first, Func<Area, int> count, bool isVertical, int here)
    {
        if (call.Count == 0)
        {
            return here;
        }

        if (call.Area(0) is not { } area || count(area) > Evaluation.MaxArray)
        {
            return call.Fail();
        }

        return count(area) == 1 ? first(area)
            : isVertical ? ArrayMatrix.Create(count(area), 1, (row, _) => first(area) + row)
            : ArrayMatrix.Create(1, count(area), (_, column) => first(area) + column);
    }

    private static Scalar Address(Call call)
    {
        int row = call.Integer(0), column = call.Integer(1), marks = call.Integer(2, 1);
        if (row is < 1 or > CellAddress.MaxRow || column is < 1 or > CellAddress.MaxColumn || marks is < 1 or > 4)
        {
            return Errors.Value;
        }

        if (!call.Boolean(3, true) || call.Has(4))
        {
            return call.Fail();
        }

        return $"{(marks is 1 or 3 ? "$" : "")}{CellAddress.ColumnName(column)}{(marks is 1 or 2 ? "$" : "")}{row}";
    }

    private static Operand Offset(Call call)
    {
        var area = call.Area(0);
        int rows = call.Integer(1), columns = call.Integer(2), height = call.Integer(3, area?.Rows ?? 1), width = call.Integer(4, area?.Columns ?? 1);
        return call.IsHindered || area is null ? Scalar.Blank
            : height < 1 || width < 1 ? call.Fail()
            : area.Part(rows, columns, height, width) ?? (Operand)Errors.Reference;
    }

    private static Operand Indirect(Call call)
    {
        var text = call.Text(0);
        call.Evaluation.Spend(text.Length);
        if (!call.Boolean(1, true) || call.IsHindered || call.Fault is not null)
        {
            return call.IsHindered || call.Fault is not null ? Scalar.Blank : call.Fail();
        }

        return FormulaParser.Parse(text) switch
        {
            Reference reference => call.Range(reference with { IsAbsolute = true }),
            _ => call.Fail(),
        };
    }
}
