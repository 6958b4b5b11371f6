namespace ExcelChat.Answers;

/// <summary>The whole answer.</summary>
/// <param name="Answer">The answer.</param>
public sealed record CompletedUpdate(Answer Answer) : AnswerUpdate;
