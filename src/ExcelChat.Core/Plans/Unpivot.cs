namespace ExcelChat.Plans;

/// <summary>
/// Turns columns into rows: for each row of the input, one row for each of some columns with the column's name and its cell, behind the other
/// columns of the input. So a question can be asked of headers: which month, which year.
/// </summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns that become rows, in this order.</param>
/// <param name="Name">The name of the new column that holds their names: numbers when all are numbers, else texts.</param>
/// <param name="Value">The name of the new column that holds their cells.</param>
public sealed record Unpivot(Plan Input, IReadOnlyList<string> Columns, string Name, string Value) : Plan
{
    /// <summary>What the columns are called in <see cref="Name"/>, one each, such as one level of a header of several rows; null for their names.</summary>
    public IReadOnlyList<string>? Labels { get; init; }
}
