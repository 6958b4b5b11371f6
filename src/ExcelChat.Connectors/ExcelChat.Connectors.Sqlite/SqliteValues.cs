using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ExcelChat.Stores;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// The values of records as SQLite keeps them, such that its equality and order are those of .NET: numbers as numbers, decimals as text with a collation, points in time as ticks (of UTC for
/// an offset), dates as day numbers, identifiers as text, lists as JSON arrays, vectors as little-endian floats.
/// </summary>
internal static class SqliteValues
{
    public static string ColumnType(Type type) => StoredValues.IsCollection(type)
        ? "TEXT"
        : StoredValues.ScalarOf(type) switch
        {
            var scalar when scalar == typeof(string) || scalar == typeof(Guid) => "TEXT",
            var scalar when scalar == typeof(decimal) => $"TEXT COLLATE {SqliteDatabase.DecimalCollation}",
            var scalar when scalar == typeof(float) || scalar == typeof(double) => "REAL",
            _ => "INTEGER",
        };

    public static object Write(object? value) => value switch
    {
        null => DBNull.Value,
        string text => text,
        bool flag => flag ? 1L : 0L,
        byte or short or int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => unchecked((long)number),
        float or double => Finite(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        DateTime time => time.Ticks,
        DateTimeOffset time => time.UtcTicks,
        DateOnly date => (long)date.DayNumber,
        TimeOnly time => time.Ticks,
        Array list => Json(list),
        _ => throw new ArgumentException($"A value of type '{value.GetType().Name}' cannot be stored.", nameof(value)),
    };

    public static object? Read(object value, Type type)
    {
        if (value is DBNull)
        {
            return null;
        }

        var scalar = StoredValues.ScalarOf(type);
        if (!StoredValues.IsCollection(type))
        {
            return Scalar(value, scalar);
        }

        using var json = JsonDocument.Parse((string)value);
        return StoredValues.ArrayOf(scalar, [.. json.RootElement.EnumerateArray().Select(item => Item(item, scalar))]);
    }

    public static byte[] Write(ReadOnlyMemory<float> vector) => MemoryMarshal.AsBytes(vector.Span).ToArray();

    public static float[] ReadVector(byte[] blob) => MemoryMarshal.Cast<byte, float>(blob).ToArray();

    private static object Scalar(object value, Type type) => value switch
    {
        string text when type == typeof(Guid) => Guid.Parse(text),
        string text when type == typeof(decimal) => decimal.Parse(text, CultureInfo.InvariantCulture),
        long number when type == typeof(bool) => number != 0,
        long number when type == typeof(ulong) => unchecked((ulong)number),
        long ticks when type == typeof(DateTime) => new DateTime(ticks),
        long ticks when type == typeof(DateTimeOffset) => new DateTimeOffset(ticks, TimeSpan.Zero),
        long day when type == typeof(DateOnly) => DateOnly.FromDayNumber((int)day),
        long ticks when type == typeof(TimeOnly) => new TimeOnly(ticks),
        string => value,
        _ => Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
    };

    private static object? Item(JsonElement item, Type type) => item.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => Scalar(item.GetString()!, type),
        _ when type == typeof(float) || type == typeof(double) => Scalar(item.GetDouble(), type),
        _ => Scalar(item.GetInt64(), type),
    };

    private static string Json(Array list)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var item in list)
            {
                WriteItem(json, Write(item));
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void WriteItem(Utf8JsonWriter json, object item)
    {
        switch (item)
        {
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static double Finite(double number) => double.IsFinite(number)
        ? number
        : throw new ArgumentException("SQLite stores no number that is not finite (NaN or infinity). Store null in its place.", nameof(number));
}
