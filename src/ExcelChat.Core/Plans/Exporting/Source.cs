using ExcelChat.Plans.Execution;
using ExcelChat.Tables;

namespace ExcelChat.Plans.Exporting;

/// <summary>Rows that a formula can speak of: those of a table that stand together, or of these the ones that meet conditions.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The first and the last row of the sheet.</param>
/// <param name="Conditions">The conditions, all of which must hold.</param>
/// <param name="Best">The column whose largest or smallest value chooses a single row, or null.</param>
internal sealed record Source(Table Table, (int First, int Last) Rows, IReadOnlyList<Predicate> Conditions, Sort? Best = null)
{
    /// <summary>The source of a plan of scans, filters and, at the top, a best row; null for any other.</summary>
    public static Source? Of(Plan plan, Executor executor) => plan switch
    {
        Scan scan => OfScan((TableRelation)executor.Run(scan)),
        Filter { Where: And and } filter => With(Of(filter.Input, executor), and.All),
        Filter filter => With(Of(filter.Input, executor), [filter.Where]),
        Limit { Count: 1, Skip: 0, FromEnd: false, Per: null, Input: Sort sort } => Of(sort.Input, executor) is { Best: null } source ? source with { Best = sort } : null,
        _ => null,
    };

    /// <summary>The cells of a column.</summary>
    public Area? Area(string name)
        => Table.Columns.FirstOrDefault(c => c.Name == name) is { } column ? new(Table, column, Rows) : null;

    /// <summary>The cell of a column in the first row that meets the only condition, or in the best row; null when no such formula means the same.</summary>
    public string? Match(string name)
    {
        if (Area(name) is not { } shown)
        {
            return null;
        }

        return (Best, Conditions) switch
        {
            ({ } best, []) when Area(best.By) is { HoldsTypedText: false } by && !by.Holds(kind => kind is Workbooks.CellKind.Error or Workbooks.CellKind.Text or Workbooks.CellKind.Boolean)
                => $"INDEX({shown.Text},MATCH({(best.Descending ? "MAX" : "MIN")}({by.Text}),{by.Text},0))",
            (null, [Comparison { Operator: ComparisonOperator.Equal } only]) when CriteriaWriter.Key(this, only) is { } key && Area(only.Column) is { } keys
                => $"INDEX({shown.Text},MATCH({key},{keys.Text},0))",
            _ => null,
        };
    }

    private static Source? With(Source? source, IReadOnlyList<Predicate> conditions)
        => source is { Best: null } ? source with { Conditions = [.. source.Conditions, .. conditions] } : null;

    private static Source? OfScan(TableRelation scan)
    {
        if (scan.Count == 0)
        {
            return null;
        }

        // A row of totals between others would be counted by a range.
        var (first, last) = (scan.Rows[0], scan.Rows[^1]);
        var (top, bottom) = (scan.Table.Rows.SheetRow(first), scan.Table.Rows.SheetRow(last));
        return last - first + 1 == scan.Count && bottom - top + 1 == scan.Count ? new(scan.Table, (top, bottom), []) : null;
    }
}
