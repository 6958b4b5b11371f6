namespace ExcelChat.Plans;

/// <summary>Two columns that must hold the same value for rows to meet in a <see cref="Join"/>.</summary>
/// <param name="Left">The column of the left input.</param>
/// <param name="Right">The column of the right input.</param>
public sealed record JoinKey(string Left, string Right);
