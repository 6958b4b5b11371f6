using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Stores;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>
/// The values of records as a payload holds them: texts, numbers and flags as JSON has them; decimals without trailing zeros, identifiers and times of day as text; points in time as RFC 3339 in UTC,
/// one without an offset as it is written.
/// </summary>
internal static class QdrantValues
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // Dividing by a one with all its zeros leaves none behind the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The kind of payload index that serves a type.</summary>
    public static string IndexOf(Type type) => StoredValues.ScalarOf(type) switch
    {
        var scalar when scalar == typeof(bool) => "bool",
        var scalar when IsWhole(scalar) => "integer",
        var scalar when IsFloating(scalar) => "float",
        var scalar when IsMoment(scalar) => "datetime",
        var scalar when scalar == typeof(Guid) => "uuid",
        _ => "keyword",
    };

    public static bool IsWhole(Type type) => type == typeof(byte) || type == typeof(short) || type == typeof(int) || type == typeof(long);

    public static bool IsFloating(Type type) => type == typeof(float) || type == typeof(double);

    public static bool IsMoment(Type type) => type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);

    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        byte or short or int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float number => double.IsFinite(number) ? number : throw NotFinite(),
        double number => double.IsFinite(number) ? number : throw NotFinite(),
        decimal number => (number / One).ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        DateTime time => time.ToString(Moment, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        Array list => new JsonArray([.. list.Cast<object?>().Select(Write)]),
        _ => throw new ArgumentException($"A value of type '{value.GetType().Name}' cannot be stored.", nameof(value)),
    };

    public static object? Read(JsonElement value, Type type)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        var scalar = StoredValues.ScalarOf(type);
        return StoredValues.IsCollection(type)
            ? StoredValues.ArrayOf(scalar, value.EnumerateArray().Select(item => item.ValueKind is JsonValueKind.Null ? null : Scalar(item, scalar)))
            : Scalar(value, scalar);
    }

    private static object Scalar(JsonElement value, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => value.GetString()!,
        TypeCode.Boolean => value.GetBoolean(),
        TypeCode.Byte => value.GetByte(),
        TypeCode.Int16 => value.GetInt16(),
        TypeCode.Int32 => value.GetInt32(),
        TypeCode.Int64 => value.GetInt64(),
        TypeCode.Single => value.GetSingle(),
        TypeCode.Double => value.GetDouble(),
        TypeCode.Decimal => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        TypeCode.DateTime => DateTime.ParseExact(value.GetString()!, Moment, CultureInfo.InvariantCulture),
        _ when type == typeof(Guid) => Guid.Parse(value.GetString()!),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.ParseExact(value.GetString()!, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ when type == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => TimeOnly.ParseExact(value.GetString()!, "HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
    };

    private static ArgumentException NotFinite() => new("JSON, and so Qdrant, has no number that is not finite (NaN or infinity). Store null in its place.");
}
