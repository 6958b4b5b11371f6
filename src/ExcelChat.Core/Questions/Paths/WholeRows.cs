using System.Runtime.CompilerServices;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Paths;

/// <summary>
/// Finds the rows that stand for all others: totals, and a first or last row such as Canada over its provinces whose figures are about the sum of the
/// others. A question that names no row is most often about one of these.
/// </summary>
internal static class WholeRows
{
    private const double Tolerance = 0.1;
    private const int LeastRows = 4;

    private static readonly ConditionalWeakTable<Table, HashSet<int>> Found = [];

    public static IReadOnlySet<int> Of(Table table) => Found.GetValue(table, Find);

    private static HashSet<int> Find(Table table)
    {
        var rows = Enumerable.Range(0, table.Rows.Count).ToArray();
        var wholes = rows.Where(row => table.Rows.Role(row) is RowRole.Total or RowRole.Subtotal).ToHashSet();
        int[] data = [.. rows.Where(row => table.Rows.Role(row) == RowRole.Data)];
        if (data.Length >= LeastRows)
        {
            wholes.UnionWith(new[] { data[0], data[^1] }.Where(row => IsSum(table, row, data)));
        }

        return wholes;
    }

    private static bool IsSum(Table table, int row, int[] data)
    {
        var figures = table.Columns.Where(column => column.Type.IsNumber() && column[row].IsNumeric).ToArray();
        return figures.Length > 0 && figures.Count(IsSumIn) * 3 >= figures.Length;

        bool IsSumIn(Column column)
        {
            var others = data.Sum(other => other == row ? 0 : column.Numbers[other]);
            return others > 0 && Math.Abs(column.Numbers[row] - others) <= Tolerance * others;
        }
    }
}
