namespace ExcelChat.Repository.Tests;

/// <summary>Turns what a rule found into a test's outcome.</summary>
internal static class Verdict
{
    /// <summary>Passes when the rule found nothing; else fails with the full list.</summary>
    public static void Clean(IEnumerable<string> violations)
    {
        string[] found = [.. violations];
        Assert.True(found.Length == 0, $"{found.Length} violations:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    /// <summary>Passes when the rule found the one planted violation, and says so in words that name it.</summary>
    public static void Caught(IEnumerable<string> violations, string word) => Assert.Contains(word, Assert.Single(violations), StringComparison.Ordinal);
}
