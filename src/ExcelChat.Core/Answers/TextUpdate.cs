namespace ExcelChat.Answers;

/// <summary>A piece of the answer's text; the pieces joined are <see cref="Answer.Text"/>.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Index">Its place among the pieces, from 0.</param>
public sealed record TextUpdate(string Text, int Index = 0) : AnswerUpdate
{
    /// <summary>The chat model that wrote it; null when ExcelChat did.</summary>
    public string? ModelId { get; init; }
}
