using System.Text.RegularExpressions;

namespace ExcelChat.Repository.Tests.Rules;

/// <summary>What a document promises: commands that run and links that lead somewhere.</summary>
internal static partial class Documents
{
    private static readonly string[] Starts = ["dotnet run", "./test.sh"];

    /// <summary>The command lines of a document's fenced blocks.</summary>
    public static IEnumerable<string> Commands(string document) =>
        from block in Fence().Matches(document)
        from line in block.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries)
        where Starts.Any(start => line.StartsWith(start, StringComparison.Ordinal))
        select line;

    /// <summary>The first C# block of a document.</summary>
    public static string Code(string document) => Sharp().Match(document).Groups[1].Value;

    /// <summary>Paths that a document's commands or links name and that do not exist.</summary>
    public static IEnumerable<string> DeadPaths(string document, Func<string, bool> exists) =>
        Commands(document).SelectMany(PathsOf).Concat(Link().Matches(document).Select(match => match.Groups[1].Value))
            .Where(path => !exists(path))
            .Select(path => $"There is no {path}.");

    private static IEnumerable<string> PathsOf(string command) =>
        Quoted().Replace(command, "").Split(' ').Where(word => word.Contains('/') && !word.Contains('*'));

    [GeneratedRegex("^```[a-z]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Sharp();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quoted();
}
