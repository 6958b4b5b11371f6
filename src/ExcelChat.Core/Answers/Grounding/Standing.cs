using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Grounding;

/// <summary>What a claim stands on.</summary>
/// <param name="IsKnown">Whether it may be said.</param>
/// <param name="Findings">The findings of which it is a value, each once; none for a name, a count of rows, or what the question gave.</param>
internal sealed record Standing(bool IsKnown, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing.</summary>
    public static Standing Unproved { get; } = new(false, []);

    /// <summary>A name, a count of rows, or what the question gave.</summary>
    public static Standing Known { get; } = new(true, []);

    /// <summary>Values of results.</summary>
    public static Standing On(IEnumerable<Finding> findings) => new(true, [.. findings.Distinct()]);
}
