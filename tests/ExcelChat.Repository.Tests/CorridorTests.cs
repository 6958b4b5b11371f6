using ExcelChat.Repository.Tests.Rules;

namespace ExcelChat.Repository.Tests;

public sealed class CorridorTests
{
    private static readonly IReadOnlyList<SourceFile> Core = Repository.Sources("src/ExcelChat.Core");

    private static readonly SourceFile Chunk = Planted.InRoom("Chunks", "public sealed record Chunk;", "Chunk.cs");
    private static readonly SourceFile Chat = Planted.InLobby("public sealed class WorkbookChat; public sealed class ExcelChatBuilder;");

    [Fact]
    public void Rooms_use_only_rooms_upstream_and_never_the_lobby() => Verdict.Clean(Corridor.Leaks(Core));

    [Fact]
    public void Every_folder_is_a_room_and_every_namespace_is_its_folder() => Verdict.Clean(Corridor.Strays(Core));

    [Fact]
    public void Models_and_stores_are_called_from_their_keepers_only() => Verdict.Clean(Corridor.Trespasses(Core));

    [Fact]
    public void Connectors_never_use_each_other()
    {
        IEnumerable<SourceFile> projects = Repository.Files("src", "*.csproj")
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Repository.Root, path))));
        Verdict.Clean(Corridor.Crossings([.. Repository.Sources("src/ExcelChat.Connectors"), .. projects]));
    }

    [Fact]
    public void The_law_itself_has_no_way_back()
    {
        foreach ((string room, string[] used) in Corridor.Allowed.Where(law => law.Key is not ("Flow" or "Events" or "Diagnostics" or "Resilience" or "Caching" or "Trust")))
        {
            Assert.DoesNotContain(used, other => Corridor.Allowed[other].Contains(room) && room != "Shared");
        }
    }

    [Theory]
    [InlineData("using ExcelChat.Chunks;", "")]
    [InlineData("using static ExcelChat.Chunks.Chunk;", "")]
    [InlineData("", "internal sealed class Leak { Chunks.Chunk? Held; }")]
    [InlineData("", "internal sealed class Leak { object Held = new Chunks.Chunk(); }")]
    [InlineData("", "internal sealed class Leak { string Held = nameof(Chunks.Chunk); }")]
    [InlineData("", "internal sealed class Leak { ExcelChat.Chunks.Chunk? Held; }", 2)]
    [InlineData("", "internal sealed class Leak { global::ExcelChat.Chunks.Chunk? Held; }")]
    public void A_use_of_a_room_downstream_is_caught(string usings, string body, int finds = 1)
    {
        IEnumerable<string> leaks = Corridor.Leaks([Chunk, Planted.InRoom("Tables", body, usings: usings)]);

        Assert.InRange(leaks.Count(leak => leak.Contains("Tables uses Chunks", StringComparison.Ordinal)), 1, finds);
    }

    [Theory]
    [InlineData("// see ExcelChat.Chunks.Chunk")]
    [InlineData("/// <summary>Feeds <see cref=\"Chunks.Chunk\"/> and WorkbookChat.</summary>\ninternal static class Quiet;")]
    [InlineData("internal static class Quiet { const string Name = \"ExcelChat.Chunks.Chunk\"; }")]
    [InlineData("internal sealed class Quiet { int[] Chunks = []; int Count => Chunks.Length; }")]
    public void Comments_strings_and_members_of_the_same_name_are_no_use(string body) =>
        Verdict.Clean(Corridor.Leaks([Chunk, Chat, Planted.InRoom("Tables", body)]));

    [Fact]
    public void A_use_of_a_room_upstream_is_allowed() =>
        Verdict.Clean(Corridor.Leaks([Chunk, Planted.InRoom("Indexing", "internal sealed class Fine { Chunks.Chunk? Held; }", usings: "using ExcelChat.Chunks;")]));

    [Fact]
    public void An_alcove_of_a_room_is_part_of_it()
    {
        SourceFile xlsx = new("src/ExcelChat.Core/Workbooks/Xlsx/Part.cs", "namespace ExcelChat.Workbooks.Xlsx; internal sealed class Part;");

        Verdict.Clean(Corridor.Strays([xlsx]));
        Verdict.Clean(Corridor.Leaks([xlsx, Planted.InRoom("Tables", "internal sealed class Fine { Workbooks.Xlsx.Part? Held; }")]));
        Assert.Contains(Corridor.Leaks([xlsx, Planted.InRoom("Flow", "internal sealed class Leak { Workbooks.Xlsx.Part? Held; }")]), leak => leak.Contains("Flow uses Workbooks", StringComparison.Ordinal));
    }

    [Fact]
    public void A_foundation_room_that_knows_the_corridor_is_caught() =>
        Verdict.Caught(Corridor.Leaks([Chunk, Planted.InRoom("Flow", "", usings: "using ExcelChat.Chunks;")]), "Flow uses Chunks");

    [Fact]
    public void A_lobby_type_in_a_room_is_caught() =>
        Verdict.Caught(Corridor.Leaks([Chat, Planted.InRoom("Tables", "internal sealed class Leak { WorkbookChat? Held; }")]), "WorkbookChat");

    [Fact]
    public void A_door_plate_may_name_the_builder_and_nothing_else_of_the_lobby()
    {
        Verdict.Clean(Corridor.Leaks([Chat, DoorPlate("ExcelChatBuilder")]));
        Verdict.Caught(Corridor.Leaks([Chat, DoorPlate("WorkbookChat")]), "WorkbookChat");
        Verdict.Caught(Corridor.Leaks([Chat, Planted.InRoom("Tables", "internal sealed class Leak { ExcelChatBuilder? Held; }")]), "ExcelChatBuilder");
    }

    [Theory]
    [InlineData("using Pieces = ExcelChat.Workbooks;")]
    [InlineData("global using System.Text;")]
    public void An_alias_or_a_global_using_is_caught(string usings) =>
        Verdict.Caught(Corridor.Leaks([Planted.InRoom("Tables", "", usings: usings)]), "hides where a name comes from");

    [Fact]
    public void A_folder_that_is_no_room_and_a_foreign_namespace_are_caught()
    {
        Verdict.Caught(Corridor.Strays([Planted.InRoom("Helpers", "")]), "'Helpers' is no room");
        Verdict.Caught(Corridor.Strays([new SourceFile("src/ExcelChat.Core/Tables/Lost.cs", "namespace ExcelChat.Chunks;")]), "expected ExcelChat.Tables");
    }

    [Fact]
    public void A_call_of_a_model_outside_its_keeper_is_caught()
    {
        Verdict.Caught(Corridor.Trespasses([Planted.InRoom("Questions", "internal sealed class Leak { IChatClient? Held; }")]), "IChatClient");
        Verdict.Clean(Corridor.Trespasses([Planted.InRoom("Answers", "internal sealed class Fine { IChatClient? Held; }")]));
    }

    [Fact]
    public void A_connector_that_uses_another_is_caught()
    {
        SourceFile qdrant = new("src/ExcelChat.Connectors/ExcelChat.Connectors.Qdrant/A.cs", "namespace ExcelChat.Connectors.Qdrant;");
        SourceFile code = new("src/ExcelChat.Connectors/ExcelChat.Connectors.Redis/B.cs", "using ExcelChat.Connectors.Qdrant;");
        SourceFile project = new(
            "src/ExcelChat.Connectors/ExcelChat.Connectors.Redis/ExcelChat.Connectors.Redis.csproj",
            "<ProjectReference Include=\"../ExcelChat.Connectors.Qdrant/ExcelChat.Connectors.Qdrant.csproj\" />");

        Verdict.Caught(Corridor.Crossings([qdrant, code]), "names ExcelChat.Connectors.Qdrant");
        Verdict.Caught(Corridor.Crossings([qdrant, project]), "names ExcelChat.Connectors.Qdrant");
    }

    private static SourceFile DoorPlate(string type) => new(
        "src/ExcelChat.Core/Tables/TablesExcelChatBuilderExtensions.cs",
        $"namespace ExcelChat;\npublic static class TablesExcelChatBuilderExtensions {{ static void Use({type} it) {{ }} }}");
}
