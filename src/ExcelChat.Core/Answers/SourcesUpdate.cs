using ExcelChat.Retrieval;
using ExcelChat.Tables;

namespace ExcelChat.Answers;

/// <summary>What the answer is made from.</summary>
/// <param name="Tables">The tables that the likely readings read, or that a model is told of.</param>
/// <param name="Passages">The passages that a model is told of.</param>
/// <param name="EstimatedTokens">The tokens that a model is asked with at first; 0 when none is asked.</param>
public sealed record SourcesUpdate(IReadOnlyList<Table> Tables, IReadOnlyList<Passage> Passages, int EstimatedTokens) : AnswerUpdate;
