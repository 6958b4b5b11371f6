using ExcelChat.Stores;
using NpgsqlTypes;
using Pgvector;

namespace ExcelChat.Connectors.PgVector;

/// <summary>
/// The values of records as PostgreSQL keeps them. Its points in time are of microseconds; a time with an offset is kept as that moment of UTC, one without as it is written. Text is compared by
/// code, not by the language of the server.
/// </summary>
internal static class PgValues
{
    private static readonly Dictionary<Type, (string Name, NpgsqlDbType Code, Func<IEnumerable<object?>, Array> Gather)> Types = new()
    {
        [typeof(string)] = ("text", NpgsqlDbType.Text, Gather<string>),
        [typeof(bool)] = ("boolean", NpgsqlDbType.Boolean, Gather<bool>),
        [typeof(byte)] = ("smallint", NpgsqlDbType.Smallint, Gather<short>),
        [typeof(short)] = ("smallint", NpgsqlDbType.Smallint, Gather<short>),
        [typeof(int)] = ("integer", NpgsqlDbType.Integer, Gather<int>),
        [typeof(long)] = ("bigint", NpgsqlDbType.Bigint, Gather<long>),
        [typeof(ulong)] = ("numeric", NpgsqlDbType.Numeric, Gather<decimal>),
        [typeof(float)] = ("real", NpgsqlDbType.Real, Gather<float>),
        [typeof(double)] = ("double precision", NpgsqlDbType.Double, Gather<double>),
        [typeof(decimal)] = ("numeric", NpgsqlDbType.Numeric, Gather<decimal>),
        [typeof(Guid)] = ("uuid", NpgsqlDbType.Uuid, Gather<Guid>),
        [typeof(DateTime)] = ("timestamp", NpgsqlDbType.Timestamp, Gather<DateTime>),
        [typeof(DateTimeOffset)] = ("timestamptz", NpgsqlDbType.TimestampTz, Gather<DateTime>),
        [typeof(DateOnly)] = ("date", NpgsqlDbType.Date, Gather<DateOnly>),
        [typeof(TimeOnly)] = ("time", NpgsqlDbType.Time, Gather<TimeOnly>),
    };

    public static string ColumnType(Type type)
    {
        var name = Types[StoredValues.ScalarOf(type)].Name;
        var collation = name == "text" ? " COLLATE \"C\"" : "";
        return StoredValues.IsCollection(type) ? $"{name}[]{collation}" : $"{name}{collation}";
    }

    public static NpgsqlDbType Code(Type type)
        => StoredValues.IsCollection(type) ? NpgsqlDbType.Array | Types[StoredValues.ScalarOf(type)].Code : Types[StoredValues.ScalarOf(type)].Code;

    public static NpgsqlDbType ArrayCode(Type type) => NpgsqlDbType.Array | Types[StoredValues.ScalarOf(type)].Code;

    public static object Write(object? value) => value switch
    {
        null => DBNull.Value,
        byte number => (short)number,
        ulong number => (decimal)number,
        float number => float.IsFinite(number) ? number : throw NotFinite(),
        double number => double.IsFinite(number) ? number : throw NotFinite(),
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified),
        DateTimeOffset time => time.UtcDateTime,
        Array array => WriteAll(array.Cast<object?>(), array.GetType().GetElementType()!),
        _ => value,
    };

    /// <summary>Values of a type as one array, with the elements that PostgreSQL keeps for it.</summary>
    public static Array WriteAll(IEnumerable<object?> values, Type scalar) => Types[scalar].Gather(values.Select(value => value is null ? null : Write(value)));

    public static object? Read(object value, Type type)
    {
        if (value is DBNull)
        {
            return null;
        }

        var scalar = StoredValues.ScalarOf(type);
        return StoredValues.IsCollection(type)
            ? StoredValues.ArrayOf(scalar, ((Array)value).Cast<object?>().Select(item => item is null ? null : Scalar(item, scalar)))
            : Scalar(value, scalar);
    }

    public static float[]? ReadVector(object value) => value is Vector vector ? vector.ToArray() : null;

    private static T[] Gather<T>(IEnumerable<object?> written) => [.. written.Select(value => (T)value!)];

    private static object Scalar(object value, Type type) => value switch
    {
        short number when type == typeof(byte) => (byte)number,
        decimal number when type == typeof(ulong) => (ulong)number,
        DateTime time when type == typeof(DateTimeOffset) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        DateTime time when type == typeof(DateOnly) => DateOnly.FromDateTime(time),
        TimeSpan time when type == typeof(TimeOnly) => TimeOnly.FromTimeSpan(time),
        _ => value,
    };

    private static ArgumentException NotFinite() => new("Numbers that are not finite (NaN or infinity) have another order in PostgreSQL and are not stored. Store null in their place.");
}
