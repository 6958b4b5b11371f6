using System.Text.Json;
using System.Text.Json.Serialization;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Plans;

/// <summary>The JSON form of proofs, with which a proof can be kept and verified later. Ranges are strings such as <c>D2:D481, D500</c>, by workbook and sheet.</summary>
public static class ProofJson
{
    /// <summary>Writes a proof.</summary>
    /// <param name="proof">The proof.</param>
    public static string Write(Proof proof) => JsonSerializer.Serialize(StoredProof.Of(proof), ProofJsonContext.Default.StoredProof);

    /// <summary>Reads a proof.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="PlanException">The text is no proof; the message says where.</exception>
    public static Proof Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return !HasHole(document.RootElement)
                ? document.Deserialize(ProofJsonContext.Default.StoredProof)!.ToProof()
                : throw new JsonException("Found null in place of a proof or in a list.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw new PlanException("json", $"{e.Message} Expected a proof as it is written with an answer: plan, operands, filters, headers, fingerprints and outcome.");
        }
    }

    // The serialiser takes a null in a list, whatever the list is of; the engine would fall over it.
    private static bool HasHole(JsonElement json) => json.ValueKind switch
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
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StoredProof))]
internal sealed partial class ProofJsonContext : JsonSerializerContext;
