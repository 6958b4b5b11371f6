namespace ExcelChat.Answers;

/// <summary>A step of a computation.</summary>
/// <param name="Node">The kind of the plan's node, as in its JSON form: <c>scan</c>, <c>filter</c>, <c>group</c>, …</param>
/// <param name="Text">What it did, in words.</param>
/// <param name="Rows">How many rows came out of it.</param>
public sealed record AnswerStep(string Node, string Text, int Rows);
