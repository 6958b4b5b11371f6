namespace ExcelChat.Workbooks.Formulas;

internal sealed partial class Evaluator
{
    private int _names;

    /// <summary>The range that a reference means.</summary>
    public Operand Range(Reference reference)
    {
        // What a relative reference in a name means depends on the cell that was selected when the name was made.
        if (_names > 0 && !reference.IsAbsolute)
        {
            return evaluation.Fail();
        }

        var grid = reference.Sheet is null ? evaluation.Grid : evaluation.Workspace.Find(reference.Sheet);
        return grid is null ? evaluation.Fail() : evaluation.Range(grid, reference.Range);
    }

    private Operand Name(NameReference reference, bool lifts)
    {
        if (evaluation.Workspace.FindName(reference.Sheet ?? evaluation.Grid.Sheet.Name, reference.Name) is not { } formula)
        {
            return reference.Sheet is null ? TableRange(new(reference.Name, TablePart.Body, null, null)) : evaluation.Fail();
        }

        _names++;
        var value = Evaluate(formula, lifts);
        _names--;
        return value;
    }

    private Operand RangeOf(RangeBetween between)
    {
        Operand first = Evaluate(between.First, false), last = Evaluate(between.Last, false);
        if (evaluation.IsHindered || first.Area is not { } a || last.Area is not { } b || a.Grid != b.Grid)
        {
            return evaluation.IsHindered ? Scalar.Blank : evaluation.Fail();
        }

        CellRange one = a.Range, other = b.Range;
        return evaluation.Range(a.Grid, CellRange.Of(
            Math.Min(one.First.Row, other.First.Row),
            Math.Min(one.First.Column, other.First.Column),
            Math.Max(one.Last.Row, other.Last.Row),
            Math.Max(one.Last.Column, other.Last.Column)));
    }

    private Operand TableRange(TableReference reference)
    {
        if (evaluation.Table(reference.Table) is not var (grid, table))
        {
            return evaluation.IsHindered ? Scalar.Blank : evaluation.Fail();
        }

        if (evaluation.Range(grid, table.Range).Area is not { } whole)
        {
            return Scalar.Blank;
        }

        int? first = ColumnOf(whole, table, reference.FirstColumn, absent: 0), last = ColumnOf(whole, table, reference.LastColumn, absent: whole.Columns - 1);
        var (row, rows) = Rows(reference.Part, table);
        if (evaluation.IsHindered)
        {
            return Scalar.Blank;
        }

        return first <= last && rows > 0 && whole.Part(row, first.Value, rows, last.Value - first.Value + 1) is { } part
            ? part
            : evaluation.Fail();
    }

    /// <summary>The place of a column in its table; null when no header has the name.</summary>
    private static int? ColumnOf(Area table, ListObject shape, string? header, int absent)
    {
        if (header is null)
        {
            return absent;
        }

        for (var column = 0; column < table.Columns && shape.HeaderRows > 0; column++)
        {
            if (table[0, column].Text.Equals(header, StringComparison.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>The first row within the table, and how many.</summary>
    private (int First, int Count) Rows(TablePart part, ListObject table)
    {
        int all = table.Range.Rows, header = table.HeaderRows, body = all - header - table.TotalsRows;
        var here = evaluation.Cell.Row - table.Range.First.Row;
        return part switch
        {
            TablePart.All => (0, all),
            TablePart.Headers => (0, header),
            TablePart.Totals => (all - table.TotalsRows, table.TotalsRows),
            TablePart.ThisRow => (here, here >= header && here < header + body ? 1 : 0),
            _ => (header, body),
        };
    }
}
