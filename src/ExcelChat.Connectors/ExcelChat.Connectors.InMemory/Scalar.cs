namespace ExcelChat.Connectors.InMemory;

/// <summary>Equality and order of stored values, free of culture. Null sorts first.</summary>
internal static class Scalar
{
    public static int Compare(object? left, object? right)
        => left is string first && right is string second
            ? string.CompareOrdinal(first, second)
            : Comparer<object>.Default.Compare(left, right);

    /// <summary>Equality as C# has it: null equals null, and NaN equals nothing.</summary>
    public static bool AreEqual(object? left, object? right) => Equals(left, right) && !IsNaN(left);

    /// <summary>Whether two values can be said to be in order at all: with null or NaN every comparison is false.</summary>
    public static bool AreOrdered(object? left, object? right) => left is not null && right is not null && !IsNaN(left) && !IsNaN(right);

    private static bool IsNaN(object? value) => value is double.NaN or float.NaN;
}
