namespace ExcelChat.Answers.Models;

/// <summary>What is kept of a model's answer: what it chose and what it wrote. Values and cells are not; they are computed again.</summary>
/// <param name="Text">The text, all of it proved.</param>
/// <param name="Plans">The plans that it had computed, as JSON.</param>
/// <param name="ModelId">The model; null when it did not say.</param>
internal sealed record KeptAnswer(string Text, IReadOnlyList<string> Plans, string? ModelId);
