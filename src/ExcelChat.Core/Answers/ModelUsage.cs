namespace ExcelChat.Answers;

/// <summary>What an answer cost of a chat model, by the model's own count, over all its calls.</summary>
/// <param name="Calls">How often the model was called.</param>
/// <param name="InputTokens">Tokens that it read.</param>
/// <param name="OutputTokens">Tokens that it wrote.</param>
/// <param name="ModelId">The model, as it calls itself; null when it does not say.</param>
public sealed record ModelUsage(int Calls, long InputTokens, long OutputTokens, string? ModelId);
