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
