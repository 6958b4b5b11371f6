using System.Runtime.CompilerServices;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Candidates;

/// <summary>How many different texts the first thousand rows of a column show. Looked at once a column.</summary>
/// <param name="Rows">The rows that were looked at.</param>
/// <param name="Distinct">The different texts among them.</param>
internal sealed record ColumnSample(int Rows, int Distinct)
{
    private const int MaxRows = 1000;

    private static readonly ConditionalWeakTable<Column, ColumnSample> Known = [];

    /// <summary>Whether nearly every row has its own text.</summary>
    public bool IsKey => Distinct >= 0.9 * Rows;

    /// <summary>Whether each text stands in two rows or more, on average.</summary>
    public bool Repeats => Distinct * 2 <= Rows;

    public static ColumnSample Of(Column column) => Known.GetValue(column, static c =>
    {
        var rows = Math.Min(c.Count, MaxRows);
        return new(rows, Enumerable.Range(0, rows).Select(c.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    });
}
