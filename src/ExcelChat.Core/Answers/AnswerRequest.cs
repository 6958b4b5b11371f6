using ExcelChat.Tables;

namespace ExcelChat.Answers;

/// <summary>A question and the tables that it may be about.</summary>
/// <param name="Question">The question.</param>
/// <param name="Tables">The tables in scope.</param>
/// <param name="Tenant">The tenant on whose behalf it is asked.</param>
public sealed record AnswerRequest(string Question, IReadOnlyList<Table> Tables, string Tenant = "");
