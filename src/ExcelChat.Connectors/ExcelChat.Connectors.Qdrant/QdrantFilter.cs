using System.Text.Json.Nodes;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>Writes conditions as filters of Qdrant. A negation there includes points that lack the field, as in C# it includes null.</summary>
internal static class QdrantFilter
{
    /// <summary>A filter that stands for itself; one without conditions lets everything through.</summary>
    public static JsonObject Of(Condition condition) => condition switch
    {
        Constant { Value: true } => [],
        Constant => Never(),
        Both both => Group("must", Of(both.Left), Of(both.Right)),
        Either either => Group("should", Of(either.Left), Of(either.Right)),
        Negation negation => Group("must_not", Of(negation.Operand)),
        Membership membership => Member(membership),
        Overlap overlap => Any(overlap.Values.Select(value => value is null
            ? throw NotSupported(overlap.Property, "be searched for an element that is null")
            : Equal(overlap.Property, value))),
        _ => Compare((Comparison)condition),
    };

    /// <summary>The payload field of a property.</summary>
    public static string Field(PropertyModel property) => QdrantNames.Encode(property.StorageName);

    private static JsonObject Compare(Comparison comparison)
    {
        var equal = comparison.Value is null ? IsNull(comparison.Property) : null;
        return comparison.Relation switch
        {
            Relation.Equal => equal ?? Group("must", Equal(comparison.Property, comparison.Value!)),
            Relation.NotEqual => Group("must_not", equal ?? Equal(comparison.Property, comparison.Value!)),
            Relation.Less => Group("must", Range(comparison.Property, ("lt", comparison.Value!))),
            Relation.LessOrEqual => Group("must", Range(comparison.Property, ("lte", comparison.Value!))),
            Relation.Greater => Group("must", Range(comparison.Property, ("gt", comparison.Value!))),
            _ => Group("must", Range(comparison.Property, ("gte", comparison.Value!))),
        };
    }

    private static JsonObject Member(Membership membership)
    {
        object[] values = [.. membership.Values.OfType<object>()];
        List<JsonObject> tests = [];
        if (membership.Property is KeyPropertyModel)
        {
            tests.Add(HasId(values));
        }
        else if (values.Length > 0 && IsMatchable(StoredValues.ScalarOf(membership.Property.Type)))
        {
            tests.Add(new() { ["key"] = Field(membership.Property), ["match"] = new JsonObject { ["any"] = new JsonArray([.. values.Select(QdrantValues.Write)]) } });
        }
        else
        {
            tests.AddRange(values.Select(value => Equal(membership.Property, value)));
        }

        if (values.Length < membership.Values.Count)
        {
            tests.Add(IsNull(membership.Property));
        }

        return Any(tests);
    }

    private static JsonObject Equal(PropertyModel property, object value)
    {
        var type = StoredValues.ScalarOf(property.Type);
        return property is KeyPropertyModel ? HasId([value])
            : QdrantValues.IsFloating(type) || QdrantValues.IsMoment(type) ? Range(property, ("gte", value), ("lte", value))
            : new() { ["key"] = Field(property), ["match"] = new JsonObject { ["value"] = QdrantValues.Write(value) } };
    }

    private static JsonObject Range(PropertyModel property, params ReadOnlySpan<(string Bound, object Value)> bounds)
    {
        var type = StoredValues.ScalarOf(property.Type);
        if (property is KeyPropertyModel || !(QdrantValues.IsWhole(type) || QdrantValues.IsFloating(type) || QdrantValues.IsMoment(type)))
        {
            throw NotSupported(property, "be compared by order");
        }

        var range = new JsonObject();
        foreach (var (bound, value) in bounds)
        {
            range[bound] = QdrantValues.Write(value);
        }

        return new() { ["key"] = Field(property), ["range"] = range };
    }

    // An empty list is "empty" to Qdrant, but it is not null.
    private static JsonObject IsNull(PropertyModel property)
    {
        JsonObject isNull = new() { ["is_null"] = new JsonObject { ["key"] = Field(property) } };
        return property is KeyPropertyModel ? Never()
            : StoredValues.IsCollection(property.Type) ? Group("must", isNull)
            : Group("should", isNull, new JsonObject { ["is_empty"] = new JsonObject { ["key"] = Field(property) } });
    }

    private static bool IsMatchable(Type type) => !(QdrantValues.IsFloating(type) || QdrantValues.IsMoment(type) || type == typeof(bool));

    private static JsonObject HasId(IEnumerable<object> keys) => new() { ["has_id"] = new JsonArray([.. keys.Select(QdrantKeys.IdOf)]) };

    private static JsonObject Any(IEnumerable<JsonObject> tests) => tests.ToArray() is { Length: > 0 } some ? Group("should", some) : Never();

    private static JsonObject Never() => Group("must", HasId([]));

    private static JsonObject Group(string clause, params ReadOnlySpan<JsonObject> conditions)
    {
        var list = new JsonArray();
        foreach (var condition in conditions)
        {
            list.Add((JsonNode)condition);
        }

        return new() { [clause] = list };
    }

    private static NotSupportedException NotSupported(PropertyModel property, string what)
        => new($"The filter's property '{property.ModelName}' of type '{property.Type.Name}' cannot {what} in Qdrant.");
}
