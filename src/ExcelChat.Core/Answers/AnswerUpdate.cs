using ExcelChat.Plans;
using ExcelChat.Questions;

namespace ExcelChat.Answers;

/// <summary>
/// A step towards an answer: a closed hierarchy, streamed in the order <see cref="IntentUpdate"/>, <see cref="PlanUpdate"/>,
/// <see cref="TextUpdate"/> (any number), <see cref="CompletedUpdate"/>. The last is always there unless the stream fails or is cancelled.
/// </summary>
public abstract record AnswerUpdate
{
    private protected AnswerUpdate()
    {
    }
}

/// <summary>What the question is after.</summary>
/// <param name="Intent">The intent.</param>
public sealed record IntentUpdate(QueryIntent Intent) : AnswerUpdate;

/// <summary>The reading that was chosen and the proof of its result.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Proof">Where its result comes from.</param>
public sealed record PlanUpdate(RankedPlan Reading, Proof Proof) : AnswerUpdate;

/// <summary>A piece of the answer's text; the pieces joined are <see cref="Answer.Text"/>.</summary>
/// <param name="Text">The piece.</param>
public sealed record TextUpdate(string Text) : AnswerUpdate;

/// <summary>The whole answer.</summary>
/// <param name="Answer">The answer.</param>
public sealed record CompletedUpdate(Answer Answer) : AnswerUpdate;
