using System.Text.Json;
using System.Text.Json.Serialization;
using ExcelChat.Plans.Schemas;

namespace ExcelChat.Plans;

/// <summary>The JSON form of plans: each plan node has <c>op</c>, each predicate <c>is</c>, each expression <c>of</c>, names in camel case, defaults left out.</summary>
public static class PlanJson
{
    private static readonly Lazy<string> Written = new(SchemaWriter.Write);

    /// <summary>The JSON schema (draft 2020-12) of plans, made of the types themselves; docs/plan.schema.json is a copy.</summary>
    public static string Schema => Written.Value;

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(Plan plan) => JsonSerializer.Serialize(plan, PlanJsonContext.Default.Plan);

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="PlanException">
    /// The text is no plan. The message says at which node and path, what was found, what was expected and how to mend it;
    /// <see cref="PlanException.Node"/> is <c>json</c> for a text that is no JSON at all.
    /// </exception>
    public static Plan Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            SchemaValidator.Validate(document.RootElement);
            return document.Deserialize(PlanJsonContext.Default.Plan)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new PlanException("json", $"{e.Message} Expected nested objects with \"op\": {string.Join(", ", SchemaValidator.Operations)}.");
        }
    }
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
