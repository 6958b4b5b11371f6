namespace ExcelChat.Workbooks;

/// <summary>A reply in a thread of comments.</summary>
/// <param name="Author">Who wrote it; empty when the workbook does not say.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Written">When it was written, or null.</param>
public sealed record CommentReply(string Author, string Text, DateTimeOffset? Written);
