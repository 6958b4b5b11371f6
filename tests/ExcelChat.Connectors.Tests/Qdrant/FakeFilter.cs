using System.Globalization;
using System.Text.Json;

namespace ExcelChat.Connectors.Tests.Qdrant;

/// <summary>Qdrant's filters over a payload, as its documentation describes them.</summary>
internal static class FakeFilter
{
    public static bool Matches(JsonElement? filter, FakePoint point)
        => filter is not { ValueKind: JsonValueKind.Object } conditions
            || (Clause(conditions, "must").All(condition => Holds(condition, point))
                && (!conditions.TryGetProperty("should", out _) || Clause(conditions, "should").Any(condition => Holds(condition, point)))
                && !Clause(conditions, "must_not").Any(condition => Holds(condition, point)));

    private static IEnumerable<JsonElement> Clause(JsonElement filter, string name)
        => !filter.TryGetProperty(name, out var clause) ? []
            : clause.ValueKind == JsonValueKind.Array ? clause.EnumerateArray()
            : [clause];

    private static bool Holds(JsonElement condition, FakePoint point)
    {
        if (condition.TryGetProperty("has_id", out var ids))
        {
            return ids.EnumerateArray().Any(id => id.ToString() == point.Id.ToString());
        }

        if (condition.TryGetProperty("is_null", out var isNull))
        {
            return Field(point, isNull.GetProperty("key")) is { ValueKind: JsonValueKind.Null };
        }

        if (condition.TryGetProperty("is_empty", out var isEmpty))
        {
            return Field(point, isEmpty.GetProperty("key")) is not { } field || field.ValueKind == JsonValueKind.Null || (field.ValueKind == JsonValueKind.Array && field.GetArrayLength() == 0);
        }

        if (!condition.TryGetProperty("key", out var key))
        {
            return Matches(condition, point);
        }

        // A list matches where one of its elements does.
        return Field(point, key) is { } value
            && (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Any(item => Fits(condition, item)) : Fits(condition, value));
    }

    private static JsonElement? Field(FakePoint point, JsonElement key) => point.Payload.TryGetProperty(key.GetString()!, out var value) ? value : null;

    private static bool Fits(JsonElement condition, JsonElement value)
        => condition.TryGetProperty("match", out var match) ? Match(match, value) : InRange(condition.GetProperty("range"), value);

    private static bool Match(JsonElement match, JsonElement value)
        => match.TryGetProperty("value", out var one) ? Same(one, value) : match.GetProperty("any").EnumerateArray().Any(item => Same(item, value));

    private static bool Same(JsonElement left, JsonElement right)
        => left.ValueKind == right.ValueKind && left.ValueKind switch
        {
            JsonValueKind.String => left.GetString() == right.GetString(),
            JsonValueKind.Number => left.TryGetInt64(out var first) && right.TryGetInt64(out var second) && first == second,
            JsonValueKind.Null => false,
            _ => true,
        };

    private static bool InRange(JsonElement range, JsonElement value)
        => range.EnumerateObject().All(bound => Order(value, bound.Value) is { } order && bound.Name switch
        {
            "lt" => order < 0,
            "lte" => order <= 0,
            "gt" => order > 0,
            _ => order >= 0,
        });

    private static int? Order(JsonElement value, JsonElement bound) => (value.ValueKind, bound.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => value.GetDouble().CompareTo(bound.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => Moment(value).CompareTo(Moment(bound)),
        _ => null,
    };

    private static DateTimeOffset Moment(JsonElement value) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
