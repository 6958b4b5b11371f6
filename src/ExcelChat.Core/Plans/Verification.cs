namespace ExcelChat.Plans;

/// <summary>What came of running a proof again over the bytes of its workbooks.</summary>
/// <param name="Holds">Whether the cells that the proof names still hold what they held and the plan gives the same result.</param>
/// <param name="Difference">The first difference, for people: the cell or the value, what it was and what it is; null when the proof holds.</param>
/// <param name="SameBytes">Whether the files are the very bytes that the answer was made from.</param>
public sealed record Verification(bool Holds, string? Difference, bool SameBytes);
