namespace ExcelChat.Answers;

/// <summary>
/// A step towards an answer: a closed hierarchy, streamed in the order <see cref="IntentUpdate"/>, <see cref="SourcesUpdate"/>, <see cref="PlanUpdate"/>,
/// <see cref="TextUpdate"/> (any number), <see cref="ChartUpdate"/> (where a chart says more than the text), <see cref="CompletedUpdate"/>. A model
/// may have several plans computed, some between two pieces of its text; there is none when ExcelChat abstains. The last is always there unless the stream
/// fails or is cancelled. The stream is pulled: while its reader pauses, so does the model behind it.
/// </summary>
public abstract record AnswerUpdate
{
    private protected AnswerUpdate()
    {
    }
}
