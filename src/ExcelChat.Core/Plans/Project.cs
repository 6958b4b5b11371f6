namespace ExcelChat.Plans;

/// <summary>Some columns of the input, in the order given.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Distinct">Whether rows of equal displayed text are kept once; the first stays.</param>
public sealed record Project(Plan Input, IReadOnlyList<string> Columns, bool Distinct = false) : Plan;
