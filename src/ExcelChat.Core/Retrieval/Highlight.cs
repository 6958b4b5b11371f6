namespace ExcelChat.Retrieval;

/// <summary>A part of a snippet that the question has too.</summary>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="Length">Its length in UTF-16 characters.</param>
public readonly record struct Highlight(int Start, int Length);
