using ExcelChat.Resilience;
using ExcelChat.Retrieval;

namespace ExcelChat.Answers.Models;

/// <summary>What every answer of a model needs, whichever the model is.</summary>
internal sealed record ModelParts(AnswerOptions Answers, ModelOptions Model, Caller Caller, TimeProvider Time)
{
    /// <summary>What a model answered before.</summary>
    public required AnswerCache Cache { get; init; }

    /// <summary>Finds passages; null without a vector store.</summary>
    public Retriever? Retriever { get; init; }
}
