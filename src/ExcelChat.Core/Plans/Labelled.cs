namespace ExcelChat.Plans;

/// <summary>
/// The row is named by these labels, from its outermost group to its own, as <see cref="Tables.Table.RowPath"/> gives them: in a table where France is
/// set in under Europe, <c>["Europe", "France"]</c>. Letter case does not count. So one of several rows of the same label is told from the others.
/// </summary>
/// <param name="Path">All labels of the row, outermost first.</param>
/// <param name="Members">Whether the rows one level below are meant instead: for <c>["Europe"]</c> its countries, for no label the outermost rows.</param>
public sealed record Labelled(IReadOnlyList<string> Path, bool Members = false) : Predicate;
