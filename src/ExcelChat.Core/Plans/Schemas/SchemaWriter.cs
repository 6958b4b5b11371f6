using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace ExcelChat.Plans.Schemas;

/// <summary>Writes the JSON schema of plans from the same type information that reads and writes them.</summary>
internal static class SchemaWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var schema = PlanJsonContext.Default.Plan.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "ExcelChat query plan");
        schema.Insert(2, "description", "A typed query over tables of workbooks. Every node has an op; its inputs are nodes themselves.");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            schema.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
