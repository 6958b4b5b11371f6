namespace ExcelChat.Answers.Grounding;

/// <summary>What a number is of: a value of a column, by a row of a result or a condition of its plan.</summary>
/// <param name="Column">The column; <see cref="Year"/> for years, <see cref="Measure"/> for the column that was computed, <see cref="Any"/> where a condition names rows and no column.</param>
/// <param name="Value">The value; null where a condition leaves open which, and any will do.</param>
internal sealed record Label(string Column, string? Value)
{
    public const string Year = "\0year";
    public const string Any = "\0any";
    public const string Measure = "\0measure";
}
