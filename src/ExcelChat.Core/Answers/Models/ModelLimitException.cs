using ExcelChat.Shared;

namespace ExcelChat.Answers.Models;

/// <summary>A model asked for more calls or tokens than one answer may cost.</summary>
internal sealed class ModelLimitException() : ExcelChatException(
    $"The chat model spent what one answer may cost. Raise {nameof(ModelOptions)}.{nameof(ModelOptions.MaxCalls)} or {nameof(ModelOptions.MaxTokens)}.");
