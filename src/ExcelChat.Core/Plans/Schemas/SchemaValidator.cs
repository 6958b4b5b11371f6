using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ExcelChat.Plans.Schemas;

/// <summary>
/// Holds a JSON text against the types of plans before it is read, so that an error names the node, the path and what would be right:
/// a model that wrote the plan can then mend it.
/// </summary>
internal static class SchemaValidator
{
    /// <summary>The operations that a plan node may have.</summary>
    public static IReadOnlyList<string> Operations { get; } = Names(PlanJsonContext.Default.Plan);

    public static void Validate(JsonElement json) => Check(json, PlanJsonContext.Default.Plan, new("json", "$"));

    private static void Check(JsonElement json, JsonTypeInfo type, Place place)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(json, type, place);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckList(json, type, place);
                break;
            default:
                CheckValue(json, type.Type, place);
                break;
        }
    }

    private static void CheckObject(JsonElement json, JsonTypeInfo type, Place place)
    {
        Require(json.ValueKind == JsonValueKind.Object, place, json, "an object");
        if (type.PolymorphismOptions is { } choices)
        {
            var (name, derived) = Choice(json, choices, type, place);
            (type, place) = (PlanJsonContext.Default.GetTypeInfo(derived)!, place with { Node = name });
        }

        var known = type.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject().Where(m => m.Name is not ("op" or "is" or "of")))
        {
            CheckMember(member, known.GetValueOrDefault(member.Name), known.Keys, place);
        }

        if (type.Properties.FirstOrDefault(p => p.IsRequired && !json.TryGetProperty(p.Name, out _)) is { } missing)
        {
            throw new PlanException(place.Node, $"at {place.Path} the member \"{missing.Name}\" is missing. Add it: {Expected(missing.PropertyType)}.");
        }
    }

    private static (string Name, Type Type) Choice(JsonElement json, JsonPolymorphismOptions choices, JsonTypeInfo type, Place place)
    {
        var tag = choices.TypeDiscriminatorPropertyName;
        var name = json.TryGetProperty(tag, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : null;
        var chosen = choices.DerivedTypes.FirstOrDefault(d => d.TypeDiscriminator is string known && known == name);
        return chosen.DerivedType is not null
            ? (name!, chosen.DerivedType)
            : throw new PlanException(place.Node, $"at {place.Path} {(name is null ? $"there is no \"{tag}\"" : $"\"{tag}\" is \"{name}\"")}, expected one of: {string.Join(", ", Names(type))}.");
    }

    private static void CheckMember(JsonProperty member, JsonPropertyInfo? property, IEnumerable<string> known, Place place)
    {
        if (property is null)
        {
            throw new PlanException(place.Node, $"at {place.Path} the member \"{member.Name}\" is not known. Use {string.Join(", ", known)}.");
        }

        var at = place with { Path = $"{place.Path}.{member.Name}" };
        if (member.Value.ValueKind != JsonValueKind.Null)
        {
            Check(member.Value, TypeOf(property.PropertyType), at);
        }
        else if (!property.IsSetNullable)
        {
            throw Unlike(at, member.Value, Expected(property.PropertyType));
        }
    }

    private static void CheckList(JsonElement json, JsonTypeInfo type, Place place)
    {
        Require(json.ValueKind == JsonValueKind.Array, place, json, "a list");
        foreach (var (i, item) in json.EnumerateArray().Index())
        {
            Check(item, TypeOf(type.ElementType!), place with { Path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.Path}[{i}]") });
        }
    }

    private static void CheckValue(JsonElement json, Type type, Place place)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var fits = type switch
        {
            _ when type == typeof(string) => json.ValueKind == JsonValueKind.String,
            _ when type == typeof(bool) => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ when type == typeof(int) => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out _),
            _ when type == typeof(double) => json.ValueKind == JsonValueKind.Number,
            _ when type == typeof(DateTime) => json.ValueKind == JsonValueKind.String && json.TryGetDateTime(out _),
            _ when type.IsEnum => json.ValueKind == JsonValueKind.String && Enum.GetNames(type).Contains(json.GetString(), StringComparer.OrdinalIgnoreCase),
            _ => true,
        };
        Require(fits, place, json, Expected(type));
    }

    private static void Require(bool holds, Place place, JsonElement found, string expected)
    {
        if (!holds)
        {
            throw Unlike(place, found, expected);
        }
    }

    private static PlanException Unlike(Place place, JsonElement found, string expected)
        => new(place.Node, $"at {place.Path} found {Shown(found)}, expected {expected}.");

    private static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "a text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => "a whole number",
            _ when type == typeof(double) => "a number",
            _ when type == typeof(DateTime) => "a date such as \"2024-12-31T00:00:00\"",
            _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ => TypeOf(type) switch
            {
                { Kind: JsonTypeInfoKind.Enumerable } => "a list",
                { PolymorphismOptions: { } choices } => $"an object with \"{choices.TypeDiscriminatorPropertyName}\"",
                _ => "an object",
            },
        };
    }

    private static string Shown(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => json.GetRawText() is { Length: > 40 } text ? $"{text.AsSpan(0, 40)}…" : json.GetRawText(),
    };

    private static IReadOnlyList<string> Names(JsonTypeInfo type) => [.. type.PolymorphismOptions!.DerivedTypes.Select(d => d.TypeDiscriminator).OfType<string>()];

    private static JsonTypeInfo TypeOf(Type type) => PlanJsonContext.Default.GetTypeInfo(type)!;

    private readonly record struct Place(string Node, string Path);
}
