namespace ExcelChat.Plans;

/// <summary>The rows of several inputs, one after another; all must have as many columns as the first, whose names are kept.</summary>
/// <param name="Inputs">The inputs, at least one.</param>
public sealed record Union(IReadOnlyList<Plan> Inputs) : Plan;
