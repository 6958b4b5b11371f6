using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>The JSON form of plans: each plan node has <c>op</c>, each predicate <c>is</c>, names in camel case, defaults left out.</summary>
public static class PlanJson
{
    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(Plan plan) => JsonSerializer.Serialize(plan, PlanJsonContext.Default.Plan);

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="PlanException">The text is no plan; the message says where.</exception>
    public static Plan Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return !HasHole(document.RootElement)
                ? document.Deserialize(PlanJsonContext.Default.Plan)!
                : throw new PlanException("json", "found null in place of a plan or in a list, expected an object with \"op\" and lists without gaps.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new PlanException("json", $"{e.Message} Expected nested objects with \"op\": scan, filter, project, group, aggregate, sort, limit, extend, join, unpivot, union, intersect, except, derive, test or constant.");
        }
    }

    // The serialiser takes a null in a list, whatever the list is of; the engine would fall over it.
    internal static bool HasHole(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => json.EnumerateArray().Any(HasHole),
        JsonValueKind.Object => json.EnumerateObject().Any(member => member.Value.ValueKind != JsonValueKind.Null && HasHole(member.Value)),
        _ => false,
    };
}

/// <summary>Serialisation without reflection, so that Core stays trim- and AOT-clean.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    AllowOutOfOrderMetadataProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Plan))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
