using System.Globalization;
using System.Text.Json;

namespace ExcelChat.Connectors.Tests.Qdrant;

/// <summary>
/// Holds requests and answers against Qdrant's own description of its interface (OpenAPI 3.0). Stricter than the description where it is silent: a property that an object does not list is a fault,
/// so that a misspelt one is not passed over as Qdrant itself may do.
/// </summary>
internal static class Contract
{
    private static readonly JsonElement Api = Read();

    /// <summary>The template of a path, such as <c>/collections/{collection_name}/points</c>; null when there is none with this method.</summary>
    public static string? TemplateOf(string method, string path)
    {
        var parts = path.Split('/');
        return Api.GetProperty("paths").EnumerateObject()
            .Where(candidate => candidate.Value.TryGetProperty(method.ToLowerInvariant(), out _) && Fits(candidate.Name.Split('/'), parts))
            .OrderBy(candidate => candidate.Name.Count('{'))
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    public static string? FaultOfQuery(string method, string template, IEnumerable<string> names)
    {
        var operation = Api.GetProperty("paths").GetProperty(template).GetProperty(method.ToLowerInvariant());
        var known = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()).ToHashSet()
            : [];
        return names.FirstOrDefault(name => !known.Contains(name)) is { } unknown ? $"{method} {template} has no parameter '{unknown}'" : null;
    }

    public static string? FaultOfRequest(string method, string template, JsonElement? body)
    {
        var operation = Api.GetProperty("paths").GetProperty(template).GetProperty(method.ToLowerInvariant());
        return (operation.TryGetProperty("requestBody", out var request), body) switch
        {
            (true, { } sent) => Fault(request.GetProperty("content").GetProperty("application/json").GetProperty("schema"), sent, "body"),
            (false, { }) => $"{method} {template} takes no body",
            _ => null,
        };
    }

    public static string? FaultOfAnswer(string method, string template, JsonElement body)
    {
        var responses = Api.GetProperty("paths").GetProperty(template).GetProperty(method.ToLowerInvariant()).GetProperty("responses");
        return Fault(responses.GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"), body, "answer");
    }

    private static JsonElement Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Qdrant", "openapi.json"));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    private static bool Fits(string[] template, string[] path)
        => template.Length == path.Length && template.Zip(path).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    private static string? Fault(JsonElement schema, JsonElement value, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Fault(Api.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, where);
        }

        if (value.ValueKind == JsonValueKind.Null && schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        {
            return null;
        }

        foreach (var choice in (string[])["anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(choice, out var options))
            {
                var faults = options.EnumerateArray().Select(option => Fault(option, value, where)).ToArray();
                return faults.Any(fault => fault is null) ? null : $"{where} fits none of: {string.Join("; or ", faults)}";
            }
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            return all.EnumerateArray().Select(part => Fault(part, value, where)).FirstOrDefault(fault => fault is not null);
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            return names.EnumerateArray().Any(name => name.ValueEquals(value.ValueKind == JsonValueKind.String ? value.GetString() : null)) ? null : $"{where} is {value}, which is no choice";
        }

        return schema.TryGetProperty("type", out var type) ? FaultOfType(type.GetString()!, schema, value, where)
            : schema.TryGetProperty("nullable", out _) ? $"{where} is not null"
            : null;
    }

    private static string? FaultOfType(string type, JsonElement schema, JsonElement value, string where) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) => FaultOfObject(schema, value, where),
        ("array", JsonValueKind.Array) => FaultOfArray(schema, value, where),
        ("string", JsonValueKind.String) => FaultOfText(schema, value.GetString()!, where),
        ("boolean", JsonValueKind.True or JsonValueKind.False) => null,
        ("number", JsonValueKind.Number) => null,
        ("integer", JsonValueKind.Number) => FaultOfWhole(schema, value, where),
        _ => $"{where} is {value.ValueKind}, not {type}",
    };

    private static string? FaultOfWhole(JsonElement schema, JsonElement value, string where)
        => !value.TryGetInt64(out var number) ? value.TryGetUInt64(out _) ? null : $"{where} is no whole number"
            : schema.TryGetProperty("minimum", out var minimum) && number < minimum.GetDouble() ? $"{where} is below {minimum}"
            : null;

    private static string? FaultOfText(JsonElement schema, string text, string where)
        => schema.TryGetProperty("minLength", out var shortest) && text.Length < shortest.GetInt32() ? $"{where} is too short"
            : !schema.TryGetProperty("format", out var format) ? null
            : format.GetString() switch
            {
                "uuid" => Guid.TryParse(text, out _) ? null : $"{where} is no UUID",
                "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) ? null : $"{where} is no point in time",
                _ => null,
            };

    private static string? FaultOfArray(JsonElement schema, JsonElement value, string where)
    {
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() < value.GetArrayLength())
        {
            return $"{where} has an item twice";
        }

        return schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().Select((item, index) => Fault(items, item, FormattableString.Invariant($"{where}[{index}]"))).FirstOrDefault(fault => fault is not null)
            : null;
    }

    private static string? FaultOfObject(JsonElement schema, JsonElement value, string where)
    {
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{where} has no {missing}";
        }

        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind != JsonValueKind.False;
        foreach (var property in value.EnumerateObject())
        {
            var inside = $"{where}.{property.Name}";
            var fault = hasProperties && properties.TryGetProperty(property.Name, out var known) ? Fault(known, property.Value, inside)
                : hasOthers ? others.ValueKind == JsonValueKind.True ? null : Fault(others, property.Value, inside)
                : hasProperties ? $"{inside} is unknown"
                : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }
}
