namespace ExcelChat.Plans;

/// <summary>The result that a proof proves, short enough to keep.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="RowCount">The number of rows.</param>
/// <param name="Rows">The displayed texts of the first rows, at most <see cref="MaxRows"/>.</param>
/// <param name="Digest">A hash of all values at full precision (XXH3, 64 bits, hexadecimal).</param>
public sealed record Outcome(IReadOnlyList<string> Columns, int RowCount, IReadOnlyList<IReadOnlyList<string>> Rows, string Digest)
{
    /// <summary>The most rows whose texts are kept.</summary>
    public const int MaxRows = 20;
}
