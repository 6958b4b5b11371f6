using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Grounding;

/// <summary>Something in a text that rests on results.</summary>
/// <param name="End">Where it ends in the text.</param>
/// <param name="Findings">The findings of which it is a value, each once.</param>
internal sealed record Citing(int End, IReadOnlyList<Finding> Findings);
