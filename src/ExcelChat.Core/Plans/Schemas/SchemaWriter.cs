using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ExcelChat.Plans.Schemas;

/// <summary>
/// Writes the JSON schema of plans from the same type information that reads and writes them. Each type is defined once and referred to by its name,
/// since plans hold plans.
/// </summary>
internal static class SchemaWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static string Write()
    {
        var definitions = new JsonObject();
        var root = Refer(typeof(Plan), definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "ExcelChat query plan",
            ["description"] = "A typed query over tables of workbooks. Every node has an op; its inputs are nodes themselves.",
            ["$ref"] = (string?)root["$ref"],
            ["$defs"] = definitions,
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            schema.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static JsonObject Of(Type type, JsonObject definitions)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => new() { ["type"] = "string" },
            _ when type == typeof(bool) => new() { ["type"] = "boolean" },
            _ when type == typeof(int) => new() { ["type"] = "integer" },
            _ when type == typeof(double) => new() { ["type"] = "number" },
            _ when type == typeof(DateTime) => new() { ["type"] = "string", ["format"] = "date-time" },
            _ when type.IsEnum => new() { ["enum"] = List(Enum.GetNames(type)) },
            _ when Known(type) is { Kind: JsonTypeInfoKind.Enumerable } list => new() { ["type"] = "array", ["items"] = Of(list.ElementType!, definitions) },
            _ => Refer(type, definitions),
        };
    }

    private static JsonObject Refer(Type type, JsonObject definitions, string? tag = null, string? name = null)
    {
        if (!definitions.ContainsKey(type.Name))
        {
            // Put in before its members are written, which may refer to it.
            definitions[type.Name] = new JsonObject();
            definitions[type.Name] = Known(type).PolymorphismOptions is { } choices && name is null ? Choice(choices, definitions) : Record(Known(type), definitions, tag, name);
        }

        return new() { ["$ref"] = $"#/$defs/{type.Name}" };
    }

    private static JsonObject Choice(JsonPolymorphismOptions choices, JsonObject definitions)
        => new() { ["anyOf"] = new JsonArray([.. choices.DerivedTypes.Select(d => Refer(d.DerivedType, definitions, choices.TypeDiscriminatorPropertyName, (string?)d.TypeDiscriminator))]) };

    private static JsonObject Record(JsonTypeInfo type, JsonObject definitions, string? tag, string? name)
    {
        var (members, required) = (new JsonObject(), new List<string>());
        if (tag is not null)
        {
            members[tag] = new JsonObject { ["const"] = name };
            required.Add(tag);
        }

        foreach (var property in type.Properties)
        {
            var member = Of(property.PropertyType, definitions);
            members[property.Name] = property.IsSetNullable ? new JsonObject { ["anyOf"] = new JsonArray(member, new JsonObject { ["type"] = "null" }) } : member;
            if (property.IsRequired)
            {
                required.Add(property.Name);
            }
        }

        return new() { ["type"] = "object", ["properties"] = members, ["required"] = List(required), ["additionalProperties"] = false };
    }

    private static JsonArray List(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonTypeInfo Known(Type type) => PlanJsonContext.Default.GetTypeInfo(type)!;
}
