using System.Text.Json.Nodes;

namespace ExcelChat.Plans.Schemas;

/// <summary>Writes what a schema defines in short: <c>Filter={op:"filter",input:Plan,where:Predicate}</c>, a line a definition; <c>?</c> for what may be left out.</summary>
internal static class GrammarWriter
{
    public static string Write(JsonObject definitions)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        return string.Join('\n', definitions.Select(definition => $"{definition.Key}={TypeOf(definition.Value!, told)}"));
    }

    // What may be chosen from is told the first time.
    private static string TypeOf(JsonNode type, HashSet<string> told)
        => type["$ref"] is { } reference ? reference.ToString()[(reference.ToString().LastIndexOf('/') + 1)..]
        : type["const"] is { } constant ? $"\"{constant}\""
        : type["enum"] is JsonArray values ? string.Join('|', values) is var choice && told.Add(choice) ? choice : $"{values[0]}|…"
        : type["anyOf"] is JsonArray types ? string.Join('|', types.Where(one => one!["type"]?.ToString() != "null").Select(one => TypeOf(one!, told)))
        : type["items"] is { } items ? $"[{TypeOf(items, told)}]"
        : type["properties"] is JsonObject members ? $"{{{string.Join(',', members.Select(member => Member(member.Key, member.Value!, type, told)))}}}"
        : type["type"]!.ToString();

    private static string Member(string name, JsonNode type, JsonNode of, HashSet<string> told)
        => $"{name}{(of["required"] is JsonArray required && required.Any(one => one!.ToString() == name) ? "" : "?")}:{TypeOf(type, told)}";
}
