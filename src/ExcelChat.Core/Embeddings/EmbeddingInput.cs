using Microsoft.Extensions.AI;

namespace ExcelChat.Embeddings;

/// <summary>
/// What a text is embedded for. Models that were trained to find answers embed questions and passages differently; Microsoft.Extensions.AI has no word for it, so
/// ExcelChat says it of questions by an additional property of the options. Generators that do not know it pass it over.
/// </summary>
public static class EmbeddingInput
{
    /// <summary>The additional property's name.</summary>
    public const string PropertyName = "input_type";

    /// <summary>The property's value for a question.</summary>
    public const string Query = "query";

    /// <summary>Whether the options say that the texts are questions.</summary>
    /// <param name="options">The options of a call; null for none.</param>
    public static bool IsQuery(EmbeddingGenerationOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(PropertyName) is Query;
}
