using System.Collections.Frozen;

namespace ExcelChat.Stores;

/// <summary>The value types that records may hold, and copies of them, so that no caller shares an array or a list with the store.</summary>
internal static class StoredValues
{
    private static readonly FrozenSet<Type> Scalars = FrozenSet.Create(
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double),
        typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly));

    private static readonly FrozenDictionary<Type, ListForm> Lists = new[]
    {
        Form<string>(), Form<bool>(), Form<byte>(), Form<short>(), Form<int>(), Form<long>(), Form<float>(), Form<double>(),
        Form<decimal>(), Form<Guid>(), Form<DateTime>(), Form<DateTimeOffset>(), Form<DateOnly>(), Form<TimeOnly>(),
    }.ToFrozenDictionary(form => form.ListType);

    /// <summary>The types that may be used, for messages.</summary>
    public static string Supported(IReadOnlyList<Type> refused)
        => $"{string.Join(", ", Scalars.Except(refused).Select(type => type.Name).Order(StringComparer.Ordinal))}, nullable forms of them, and arrays and lists of them";

    /// <summary>The scalar that a property holds, or holds an array or a list of.</summary>
    public static Type ScalarOf(Type type)
        => type.IsSZArray ? type.GetElementType()!
            : Lists.TryGetValue(type, out var form) ? form.Scalar
            : Nullable.GetUnderlyingType(type) ?? type;

    public static bool IsSupported(Type type)
        => Scalars.Contains(Nullable.GetUnderlyingType(type) ?? type)
            || (type.IsSZArray && Scalars.Contains(type.GetElementType()!))
            || Lists.ContainsKey(type);

    public static bool IsCollection(Type type) => type.IsSZArray || Lists.ContainsKey(type);

    /// <summary>The value as it is stored: a scalar as it is, an array or a list as a new array.</summary>
    public static object? CopyIn(object? value)
        => value is Array array ? array.Clone()
            : value is not null && Lists.TryGetValue(value.GetType(), out var form) ? form.ToArray(value)
            : value;

    /// <summary>A stored value as a property of the given type shows it.</summary>
    public static object? CopyOut(object? value, Type type)
        => value is not Array array ? value
            : Lists.TryGetValue(type, out var form) ? form.ToList(array)
            : array.Clone();

    /// <summary>An array of scalars, as a row holds it.</summary>
    public static Array ArrayOf(Type scalar, IEnumerable<object?> items) => Lists.Values.First(form => form.Scalar == scalar).Gather(items);

    private static ListForm Form<T>() => new(
        typeof(List<T>), typeof(T), list => ((List<T>)list).ToArray(), array => new List<T>((T[])array), items => items.Select(item => (T)item!).ToArray());

    private sealed record ListForm(Type ListType, Type Scalar, Func<object, Array> ToArray, Func<object, object> ToList, Func<IEnumerable<object?>, Array> Gather);
}
