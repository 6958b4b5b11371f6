using ExcelChat.Plans;
using ExcelChat.Questions;

namespace ExcelChat.Answers;

/// <summary>The reading that was chosen and the proof of its result.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Proof">Where its result comes from.</param>
public sealed record PlanUpdate(RankedPlan Reading, Proof Proof) : AnswerUpdate;
