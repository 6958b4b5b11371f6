namespace ExcelChat.Plans;

/// <summary>What some cells of a proof held, so that a change of any of them is found.</summary>
/// <param name="Cells">The cells, for people: one cell, or the first and the last of several.</param>
/// <param name="Digest">A hash of their types, values and number formats (XXH3, 64 bits, hexadecimal).</param>
/// <param name="Shown">What the cell showed when it is a single one, else null.</param>
public sealed record Fingerprint(string Cells, string Digest, string? Shown = null);
