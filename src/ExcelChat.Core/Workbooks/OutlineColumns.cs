namespace ExcelChat.Workbooks;

/// <summary>Neighbouring columns at one level of an outline.</summary>
/// <param name="First">The first column number, from 1.</param>
/// <param name="Last">The last column number, included.</param>
/// <param name="Level">How deep they lie, from 1; at most 7 (ECMA-376 part 1, 18.3.1.13).</param>
public sealed record OutlineColumns(int First, int Last, int Level);
