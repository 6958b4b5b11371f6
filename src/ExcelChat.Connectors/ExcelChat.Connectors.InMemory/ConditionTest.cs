using System.Collections;
using ExcelChat.Stores.Filters;

namespace ExcelChat.Connectors.InMemory;

/// <summary>Turns a condition into a test of stored rows.</summary>
/// <param name="columnOf">The column number of a storage name.</param>
internal sealed class ConditionTest(Func<string, int> columnOf)
{
    public Func<StoredRow, bool> Of(Condition condition)
    {
        switch (condition)
        {
            case Constant constant:
                return _ => constant.Value;
            case Both both:
                var (left, right) = (Of(both.Left), Of(both.Right));
                return row => left(row) && right(row);
            case Either either:
                var (first, second) = (Of(either.Left), Of(either.Right));
                return row => first(row) || second(row);
            case Negation negation:
                var operand = Of(negation.Operand);
                return row => !operand(row);
            case Membership membership:
                var (column, values) = (columnOf(membership.Property.StorageName), membership.Values.ToHashSet());
                return row => values.Contains(row[column]);
            case Overlap overlap:
                var (tags, wanted) = (columnOf(overlap.Property.StorageName), overlap.Values.ToHashSet());
                return row => row[tags] is IList stored && stored.Cast<object?>().Any(wanted.Contains);
            default:
                return Compare((Comparison)condition);
        }
    }

    private Func<StoredRow, bool> Compare(Comparison comparison)
    {
        var (column, value) = (columnOf(comparison.Property.StorageName), comparison.Value);
        return comparison.Relation switch
        {
            Relation.Equal => row => Scalar.AreEqual(row[column], value),
            Relation.NotEqual => row => !Scalar.AreEqual(row[column], value),
            Relation.Less => row => Scalar.AreOrdered(row[column], value) && Scalar.Compare(row[column], value) < 0,
            Relation.LessOrEqual => row => Scalar.AreOrdered(row[column], value) && Scalar.Compare(row[column], value) <= 0,
            Relation.Greater => row => Scalar.AreOrdered(row[column], value) && Scalar.Compare(row[column], value) > 0,
            _ => row => Scalar.AreOrdered(row[column], value) && Scalar.Compare(row[column], value) >= 0,
        };
    }
}
