using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ExcelChat.Plans;

namespace ExcelChat.Repository.Tests;

public sealed class PlanSchemaTests
{
    private const string Accept = "EXCELCHAT_ACCEPT_API";

    public static TheoryData<Type> Hierarchies { get; } = [typeof(Plan), typeof(Predicate), typeof(Expression)];

    [Fact]
    public async Task The_published_schema_is_the_one_that_the_library_gives()
    {
        string path = Path.Combine(Repository.Root, "docs/plan.schema.json");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            await File.WriteAllTextAsync(path, PlanJson.Schema + "\n", TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(path), $"docs/plan.schema.json is missing. Write it with {Accept}=1 and commit it.");
        Assert.Equal(PlanJson.Schema + "\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Hierarchies))]
    public void Every_node_is_in_the_schema_with_all_its_members(Type hierarchy)
    {
        string tag = hierarchy.GetCustomAttribute<JsonPolymorphicAttribute>()!.TypeDiscriminatorPropertyName!;
        Dictionary<string, string[]> described = Objects(JsonNode.Parse(PlanJson.Schema)!)
            .Select(node => node["properties"]!.AsObject())
            .Where(members => members[tag]?["const"] is not null)
            .DistinctBy(members => (string)members[tag]!["const"]!)
            .ToDictionary(members => (string)members[tag]!["const"]!, members => members.Select(member => member.Key).Where(name => name != tag).Order(StringComparer.Ordinal).ToArray());

        Dictionary<string, string[]> types = hierarchy.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .ToDictionary(type => (string)type.TypeDiscriminator!, type => MembersOf(type.DerivedType));

        Assert.Equal(types.Keys.Order(StringComparer.Ordinal), described.Keys.Order(StringComparer.Ordinal));
        Assert.All(types, type => Assert.Equal(type.Value, described[type.Key]));
    }

    private static string[] MembersOf(Type type) =>
        [.. type.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null or { Condition: JsonIgnoreCondition.Never }).Where(p => p.Name != "EqualityContract").Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).Order(StringComparer.Ordinal)];

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject item => (item["properties"] is JsonObject ? [item] : Array.Empty<JsonObject>()).Concat(item.Select(member => member.Value).OfType<JsonNode>().SelectMany(Objects)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    };
}
