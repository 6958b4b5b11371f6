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
    private static readonly Dictionary<Type, (string Name, NpgsqlDbType Code)> Types = new()
    {
        [typeof(string)] = ("text", NpgsqlDbType.Text),
        [typeof(bool)] = ("boolean", NpgsqlDbType.Boolean),
        [typeof(byte)] = ("smallint", NpgsqlDbType.Smallint),
        [typeof(short)] = ("smallint", NpgsqlDbType.Smallint),
        [typeof(int)] = ("integer", NpgsqlDbType.Integer),
        [typeof(long)] = ("bigint", NpgsqlDbType.Bigint),
        [typeof(ulong)] = ("numeric", NpgsqlDbType.Numeric),
        [typeof(float)] = ("real", NpgsqlDbType.Real),
        [typeof(double)] = ("double precision", NpgsqlDbType.Double),
        [typeof(decimal)] = ("numeric", NpgsqlDbType.Numeric),
        [typeof(Guid)] = ("uuid", NpgsqlDbType.Uuid),
        [typeof(DateTime)] = ("timestamp", NpgsqlDbType.Timestamp),
        [typeof(DateTimeOffset)] = ("timestamptz", NpgsqlDbType.TimestampTz),
        [typeof(DateOnly)] = ("date", NpgsqlDbType.Date),
        [typeof(TimeOnly)] = ("time", NpgsqlDbType.Time),
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
        byte[] or ulong[] or DateTime[] or DateTimeOffset[] => WriteAll(((Array)value).Cast<object?>()),
        _ => value,
    };

    /// <summary>Values as one array, for a parameter.</summary>
    public static Array WriteAll(IEnumerable<object?> values)
    {
        object[] written = [.. values.Select(Write)];
        return written.FirstOrDefault() switch
        {
            short => Array.ConvertAll(written, value => (short)value),
            int => Array.ConvertAll(written, value => (int)value),
            long => Array.ConvertAll(written, value => (long)value),
            float => Array.ConvertAll(written, value => (float)value),
            double => Array.ConvertAll(written, value => (double)value),
            decimal => Array.ConvertAll(written, value => (decimal)value),
            bool => Array.ConvertAll(written, value => (bool)value),
            Guid => Array.ConvertAll(written, value => (Guid)value),
            DateTime => Array.ConvertAll(written, value => (DateTime)value),
            DateOnly => Array.ConvertAll(written, value => (DateOnly)value),
            TimeOnly => Array.ConvertAll(written, value => (TimeOnly)value),
            _ => Array.ConvertAll(written, value => value as string),
        };
    }

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
