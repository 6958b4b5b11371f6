using ExcelChat.Questions;

namespace ExcelChat.Answers;

/// <summary>What the question is after.</summary>
/// <param name="Intent">The intent.</param>
public sealed record IntentUpdate(QueryIntent Intent) : AnswerUpdate;
