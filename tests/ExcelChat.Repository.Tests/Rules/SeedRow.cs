namespace ExcelChat.Repository.Tests.Rules;

/// <summary>A system of the seed, the types that do its work, and whether they are in the source tree.</summary>
internal sealed record SeedRow(string Seed, IReadOnlyList<string> Types, string State)
{
    public bool IsHere => State.StartsWith("here", StringComparison.Ordinal);
}
