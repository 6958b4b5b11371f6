using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Tables.Relations;

/// <summary>Finds tables whose formulas read cells of other tables.</summary>
internal static class PrecedentFinder
{
    /// <summary>Formulas that fill a column are alike, so that some, spread over the table, speak for all.</summary>
    private const int MaxFormulas = 1000;

    public static IEnumerable<FormulaPrecedent> Find(IReadOnlyList<Table> tables)
    {
        foreach (var workbook in tables.GroupBy(table => table.Workbook))
        {
            Table[] within = [.. workbook];
            foreach (var dependent in within.Where(table => table.Formulas.Count > 0))
            {
                foreach (var (precedent, count) in Count(dependent, within))
                {
                    yield return new(dependent, precedent, count);
                }
            }
        }
    }

    private static Dictionary<Table, int> Count(Table dependent, Table[] tables)
    {
        var counts = new Dictionary<Table, int>();
        var step = Math.Max(1, (dependent.Formulas.Count + MaxFormulas - 1) / MaxFormulas);
        for (var i = 0; i < dependent.Formulas.Count; i += step)
        {
            var expression = FormulaParser.Parse(dependent.Formulas[i].Formula);
            foreach (var precedent in Read(expression, dependent, tables).Where(table => table != dependent).Distinct())
            {
                counts[precedent] = counts.GetValueOrDefault(precedent) + 1;
            }
        }

        return counts;
    }

    private static IEnumerable<Table> Read(Expression expression, Table dependent, Table[] tables) => expression switch
    {
        Reference read => tables.Where(table => IsOn(table, read.Sheet ?? dependent.Sheet) && table.Range.Overlaps(read.Range)),
        TableReference { Table: { } name } => Named(tables, name),
        NameReference read => Named(tables, read.Name),
        Unary unary => Read(unary.Operand, dependent, tables),
        Binary binary => Read(binary.Left, dependent, tables).Concat(Read(binary.Right, dependent, tables)),
        RangeBetween between => Read(between.First, dependent, tables).Concat(Read(between.Last, dependent, tables)),
        FunctionCall call => call.Arguments.SelectMany(argument => Read(argument, dependent, tables)),
        _ => [],
    };

    private static bool IsOn(Table table, string sheet) => string.Equals(table.Sheet, sheet, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Table> Named(Table[] tables, string name) => tables.Where(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase));
}
