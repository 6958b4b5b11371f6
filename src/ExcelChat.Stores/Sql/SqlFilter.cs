using ExcelChat.Stores.Filters;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores.Sql;

/// <summary>
/// Writes a condition as an SQL expression with the meaning of C#: a comparison with null is decided, not unknown. Values are parameters, never text;
/// <see langword="null"/> of the whole expression counts as false.
/// </summary>
internal abstract class SqlFilter
{
    public string Of(Condition condition) => condition switch
    {
        Constant { Value: true } => "TRUE",
        Constant => "FALSE",
        Both both => $"({Of(both.Left)} AND {Of(both.Right)})",
        Either either => $"({Of(either.Left)} OR {Of(either.Right)})",
        Negation negation => $"(NOT coalesce({Of(negation.Operand)}, FALSE))",
        Membership membership => Member(membership),
        Overlap overlap => overlap.Values.Count == 0 ? "FALSE" : Overlaps(overlap),
        _ => Compare((Comparison)condition),
    };

    /// <summary>A column's name as the dialect quotes it.</summary>
    protected abstract string Column(PropertyModel property);

    /// <summary>The name of a new parameter with a value for a property.</summary>
    protected abstract string Parameter(PropertyModel property, object value);

    /// <summary>Whether a column is one of some values, none of them null.</summary>
    protected abstract string In(PropertyModel property, IReadOnlyList<object> values);

    /// <summary>Whether a list column has one of some values.</summary>
    protected abstract string Overlaps(Overlap overlap);

    private string Member(Membership membership)
    {
        object[] values = [.. membership.Values.OfType<object>()];
        var isNull = membership.Values.Count > values.Length ? $"{Column(membership.Property)} IS NULL" : null;
        return (values.Length, isNull) switch
        {
            (0, null) => "FALSE",
            (0, _) => isNull,
            (_, null) => In(membership.Property, values),
            _ => $"({In(membership.Property, values)} OR {isNull})",
        };
    }

    private string Compare(Comparison comparison)
    {
        var column = Column(comparison.Property);
        if (comparison.Value is null)
        {
            return comparison.Relation is Relation.Equal ? $"{column} IS NULL" : $"{column} IS NOT NULL";
        }

        var sign = comparison.Relation switch
        {
            Relation.Equal => "=",
            Relation.NotEqual => "IS DISTINCT FROM",
            Relation.Less => "<",
            Relation.LessOrEqual => "<=",
            Relation.Greater => ">",
            _ => ">=",
        };
        return $"{column} {sign} {Parameter(comparison.Property, comparison.Value)}";
    }
}
