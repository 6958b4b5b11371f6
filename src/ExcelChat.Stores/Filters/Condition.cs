using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores.Filters;

/// <summary>A filter with the meaning that C# gives it: null equals null and is unequal to every value, and what is compared with null is in no order.</summary>
internal abstract record Condition
{
    public static Condition Everything { get; } = new Constant(true);
}

internal sealed record Constant(bool Value) : Condition;

/// <summary>Compares a property with a value of its type. The value is null only under Equal and NotEqual, and never NaN.</summary>
internal sealed record Comparison(PropertyModel Property, Relation Relation, object? Value) : Condition;

/// <summary>Whether a scalar property is one of the values, among which null may be.</summary>
internal sealed record Membership(PropertyModel Property, IReadOnlyList<object?> Values) : Condition;

/// <summary>Whether a list property has one of the values.</summary>
internal sealed record Overlap(PropertyModel Property, IReadOnlyList<object?> Values) : Condition;

internal sealed record Both(Condition Left, Condition Right) : Condition;

internal sealed record Either(Condition Left, Condition Right) : Condition;

internal sealed record Negation(Condition Operand) : Condition;

/// <summary>How a property stands to a value.</summary>
internal enum Relation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
