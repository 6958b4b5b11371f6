namespace ExcelChat.Workbooks;

/// <summary>What stays in view while the sheet scrolls; often the header rows and columns.</summary>
/// <param name="Rows">The number of rows at the top of the frozen part; 0 when only columns are frozen.</param>
/// <param name="Columns">The number of columns at its left; 0 when only rows are frozen.</param>
public sealed record FrozenPanes(int Rows, int Columns);
