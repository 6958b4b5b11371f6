using ExcelChat.Answers.Charts;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Retrieval;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers;

/// <summary>An answer with its proof, or the reasons for giving none.</summary>
public sealed record Answer
{
    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in words. Each figure in it was computed by the engine or is shown by a cited cell.</summary>
    public required string Text { get; init; }

    /// <summary>The values of the answer, row by row; empty when <see cref="Abstained"/>.</summary>
    public IReadOnlyList<AnswerValue> Values { get; init; } = [];

    /// <summary>The cells whose values made the answer.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>
    /// The markers in the text that point to the citations, in its order. Empty where ExcelChat wrote the text, whose figures are all of one result, or where
    /// <see cref="AnswerOptions.MarkCitations"/> is off.
    /// </summary>
    public IReadOnlyList<CitationMarker> Markers { get; init; } = [];

    /// <summary>The probability that the answer is right, 0 to 1, as the planner judges it.</summary>
    public double Confidence { get; init; }

    /// <summary>Whether ExcelChat is too unsure to give an answer; <see cref="Readings"/> then holds what may have been meant.</summary>
    public bool Abstained { get; init; }

    /// <summary>The likely readings of the question, the likeliest first.</summary>
    public IReadOnlyList<RankedPlan> Readings { get; init; } = [];

    /// <summary>The chosen reading in words; null when <see cref="Abstained"/>.</summary>
    public string? Reading { get; init; }

    /// <summary>The plan, the cells and the counts behind the values; null when <see cref="Abstained"/>.</summary>
    public Proof? Proof { get; init; }

    /// <summary>How the values are best drawn; null when a chart would say no more than the text.</summary>
    public ChartRecommendation? Chart { get; init; }

    /// <summary>What the engine did, from the tables that it read to the result; empty when <see cref="Abstained"/>.</summary>
    public IReadOnlyList<AnswerStep> Steps { get; init; } = [];

    /// <summary>Passages of the workbooks that may help; found when ExcelChat abstains and a vector store is registered.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Where the plan and the words are from.</summary>
    public AnswerOrigin Origin { get; init; }

    /// <summary>What went wrong with the chat model, so that the offline answer or a kept one is given, or one that broke off; null when nothing did, or none was asked.</summary>
    public ModelFault? ModelFault { get; init; }

    /// <summary>What a chat model cost, also one whose answer was not taken; null when none was asked.</summary>
    public ModelUsage? Usage { get; init; }

    /// <summary>What the reader should know: rows left out, cells skipped, a fallback taken.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The citations in the form that hosts of Microsoft.Extensions.AI know; their regions are their markers in <see cref="Text"/>, or none where they are of the text as a whole.</summary>
    public IReadOnlyList<CitationAnnotation> ToAnnotations()
    {
        var regions = Markers.ToLookup(marker => marker.Number, AnnotatedRegion (marker) => new TextSpanAnnotatedRegion { StartIndex = marker.Start, EndIndex = marker.Start + marker.Length });
        return [.. Citations.Select(citation => citation.ToAnnotation(citation.Marker is { } number ? [.. regions[number]] : null))];
    }
}
