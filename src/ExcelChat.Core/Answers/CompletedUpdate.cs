namespace ExcelChat.Answers;

/// <summary>The whole answer, and how much of it was streamed.</summary>
/// <param name="Answer">The answer.</param>
public sealed record CompletedUpdate(Answer Answer) : AnswerUpdate
{
    /// <summary>How many <see cref="TextUpdate"/>s there were; their indexes go from 0 to one less.</summary>
    public int Pieces { get; init; }

    /// <summary>How many characters their texts have together: as many as <see cref="Answer.Text"/> has, or a reader missed one.</summary>
    public int Characters { get; init; }
}
