namespace ExcelChat.Answers;

/// <summary>A piece of the answer's text; the pieces joined are <see cref="Answer.Text"/>.</summary>
/// <param name="Text">The piece.</param>
public sealed record TextUpdate(string Text) : AnswerUpdate;
