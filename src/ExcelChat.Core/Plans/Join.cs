namespace ExcelChat.Plans;

/// <summary>
/// Each row of the left input beside each row of the right input that has the same keys, in the order of the left, then of the right. Tables of
/// any sheet and any workbook can be joined. Texts are the same when they differ in case or surrounding space only, numbers and dates by value,
/// and a blank key meets none. A column of the right whose name is taken is called <c>Name (2)</c>.
/// </summary>
/// <param name="Left">The rows that are looked up for.</param>
/// <param name="Right">The rows that are looked up in.</param>
/// <param name="On">The pairs of columns that must be the same, at least one.</param>
/// <param name="Optional">Whether a row of the left without a partner stays, with blanks at its right.</param>
public sealed record Join(Plan Left, Plan Right, IReadOnlyList<JoinKey> On, bool Optional = false) : Plan;
