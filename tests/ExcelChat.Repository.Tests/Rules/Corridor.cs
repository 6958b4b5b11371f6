using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExcelChat.Repository.Tests.Rules;

/// <summary>Data walks one way: a room uses rooms upstream of it and the foundation, never a room downstream, never the lobby.</summary>
internal static class Corridor
{
    private static readonly string[] Foundation = ["Flow", "Events", "Diagnostics", "Resilience", "Caching", "Trust", "Shared"];

    /// <summary>Room and what it may use, besides itself. docs/architecture.md says why.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["Shared"] = [],
        ["Flow"] = Foundation,
        ["Events"] = Foundation,
        ["Diagnostics"] = Foundation,
        ["Resilience"] = Foundation,
        ["Caching"] = Foundation,
        ["Trust"] = Foundation,
        ["Workbooks"] = Foundation,
        ["Tables"] = [.. Foundation, "Workbooks"],
        ["Chunks"] = [.. Foundation, "Workbooks", "Tables"],
        ["Embeddings"] = [.. Foundation, "Workbooks", "Tables", "Chunks"],
        ["Indexing"] = [.. Foundation, "Workbooks", "Tables", "Chunks", "Embeddings"],
        ["Plans"] = [.. Foundation, "Workbooks", "Tables"],
        ["Questions"] = [.. Foundation, "Workbooks", "Tables", "Plans"],
        ["Retrieval"] = [.. Foundation, "Workbooks", "Tables", "Chunks", "Embeddings", "Indexing", "Plans", "Questions"],
        ["Answers"] = [.. Foundation, "Workbooks", "Tables", "Chunks", "Embeddings", "Indexing", "Plans", "Questions", "Retrieval"],
    };

    /// <summary>Outside doors with one keeper each: a call to a model or to the vector store has one place.</summary>
    public static IReadOnlyDictionary<string, string[]> Keepers { get; } = new Dictionary<string, string[]>
    {
        ["IEmbeddingGenerator"] = ["Embeddings"],
        ["IChatClient"] = ["Answers"],
        ["VectorStore"] = ["Indexing", "Retrieval"],
        ["VectorStoreCollection"] = ["Indexing", "Retrieval"],
    };

    /// <summary>Uses of a room that lies downstream, of the lobby, and names that would hide such a use.</summary>
    public static IEnumerable<string> Leaks(IReadOnlyList<SourceFile> core)
    {
        HashSet<string> lobby = [.. core.Where(file => file.Room == "").SelectMany(file => file.Types).Select(SourceFile.NameOf)];
        HashSet<(string Room, string Type)> rooms =
            [.. core.Where(file => file.Room is not (null or "")).SelectMany(file => file.Declares.Select(name => (file.Room!, name)))];
        return core.SelectMany(file => Hidden(file).Concat(file.Room is null or "" ? [] : LeaksOf(file, lobby, rooms)));
    }

    /// <summary>Files whose namespace is not their room's, and folders that are no room.</summary>
    public static IEnumerable<string> Strays(IReadOnlyList<SourceFile> core)
    {
        foreach (SourceFile file in core.Where(file => file.Room is not (null or "")))
        {
            if (!Allowed.ContainsKey(file.Room!))
            {
                yield return $"{file.Path}: '{file.Room}' is no room; the rooms are {string.Join(", ", Allowed.Keys)}.";
            }

            string expected = file.IsDoorPlate ? "ExcelChat" : $"ExcelChat.{file.Folder!.Replace('/', '.')}";
            foreach (BaseNamespaceDeclarationSyntax space in file.Tree.Members.OfType<BaseNamespaceDeclarationSyntax>())
            {
                if (space.Name.ToString() != expected)
                {
                    yield return file.At(space.Name, $"namespace {space.Name} in the folder {file.Folder}; expected {expected}.");
                }
            }
        }
    }

    /// <summary>Connectors that use another connector, in code or as a project reference.</summary>
    public static IEnumerable<string> Crossings(IReadOnlyList<SourceFile> sourcesAndProjects)
    {
        ILookup<string, SourceFile> connectors = sourcesAndProjects
            .Where(file => file.Path.StartsWith("src/ExcelChat.Connectors/", StringComparison.Ordinal))
            .ToLookup(file => file.Path.Split('/')[2]);
        return from connector in connectors
               from file in connector
               from other in connectors.Select(each => each.Key)
               where other != connector.Key && Names(file).Contains(other)
               select $"{file.Path}: names {other}; connectors never use each other.";
    }

    /// <summary>Rooms that name a model's or a store's type without being its keeper.</summary>
    public static IEnumerable<string> Trespasses(IReadOnlyList<SourceFile> core) =>
        from file in core
        where file.Room is not (null or "") && !file.IsDoorPlate
        from name in file.Tree.DescendantNodes().OfType<SimpleNameSyntax>()
        where Keepers.TryGetValue(name.Identifier.Text, out string[]? keepers) && !keepers.Contains(file.Room)
        select file.At(name, $"{file.Room} names {name.Identifier.Text}; only {string.Join(" and ", Keepers[name.Identifier.Text])} may.");

    private static IEnumerable<string> Names(SourceFile file) => file.Name.EndsWith(".csproj", StringComparison.Ordinal)
        ? file.Text.Split('/', '\\', '"').Select(part => part.Replace(".csproj", "", StringComparison.Ordinal))
        : file.Tree.DescendantNodes().OfType<NameSyntax>().Select(name => name.ToString().Replace("global::", "", StringComparison.Ordinal));

    private static IEnumerable<string> Hidden(SourceFile file) =>
        from use in file.Tree.DescendantNodes().OfType<UsingDirectiveSyntax>()
        where use.Alias is not null || use.GlobalKeyword.Span.Length > 0
        select file.At(use, "an alias or a global using hides where a name comes from; name the namespace at the top of the file.");

    private static IEnumerable<string> LeaksOf(SourceFile file, HashSet<string> lobby, HashSet<(string Room, string Type)> rooms)
    {
        string room = file.Room!;
        HashSet<string> open = [room, .. Allowed.GetValueOrDefault(room, [])];
        foreach (SyntaxNodeName use in SyntaxNodeName.In(file))
        {
            if (use.RoomIn(rooms) is { } used && !open.Contains(used))
            {
                yield return file.At(use.Node, $"{room} uses {used}, which is not upstream of it.");
            }

            if (lobby.Contains(use.Last) && !(file.IsDoorPlate && use.Last == "ExcelChatBuilder"))
            {
                yield return file.At(use.Node, $"{room} names {use.Last} of the lobby; only a *BuilderExtensions.cs may, and only the builder.");
            }
        }
    }
}
