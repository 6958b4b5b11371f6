using System.Collections.Frozen;

namespace ExcelChat.Connectors.InMemory;

/// <summary>The value types that records may hold, and copies of them, so that no caller shares an array or a list with the store.</summary>
internal static class StoredValues
{
    public const string SupportedTypes =
        "string, bool, byte, short, int, long, float, double, decimal, Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly, nullable forms of them, and arrays and lists of them";

    private static readonly FrozenSet<Type> Scalars = FrozenSet.Create(
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double),
        typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly));

    private static readonly FrozenDictionary<Type, ListForm> Lists = new[]
    {
        Form<string>(), Form<bool>(), Form<byte>(), Form<short>(), Form<int>(), Form<long>(), Form<float>(), Form<double>(),
        Form<decimal>(), Form<Guid>(), Form<DateTime>(), Form<DateTimeOffset>(), Form<DateOnly>(), Form<TimeOnly>(),
    }.ToFrozenDictionary(form => form.ListType);

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

    private static ListForm Form<T>() => new(typeof(List<T>), list => ((List<T>)list).ToArray(), array => new List<T>((T[])array));

    private sealed record ListForm(Type ListType, Func<object, Array> ToArray, Func<object, object> ToList);
}
