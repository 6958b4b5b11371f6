namespace ExcelChat.Plans;

/// <summary>The rows of the input in order of a column; rows of equal value keep their order, rows without a comparable value are left out.</summary>
/// <param name="Input">The rows.</param>
/// <param name="By">The column. Numbers, dates and times by value; a text column by text, case ignored.</param>
/// <param name="Descending">Whether the largest comes first.</param>
public sealed record Sort(Plan Input, string By, bool Descending = false) : Plan;
