namespace ExcelChat.Answers;

/// <summary>A marker in the text of an answer, such as <c>[1]</c>, behind what cells made. The <see cref="Answer.Citations"/> with its number are these cells.</summary>
/// <param name="Number">The number in the brackets, from 1 in the order of the text; one for each result.</param>
/// <param name="Start">Where its bracket opens in <see cref="Answer.Text"/>, in characters from 0.</param>
/// <param name="Length">Its characters, brackets included.</param>
public sealed record CitationMarker(int Number, int Start, int Length);
