using ExcelChat.Plans;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers;

/// <summary>Cells that an answer rests on.</summary>
/// <param name="Source">The workbook, the sheet and the range.</param>
/// <param name="Snippet">What the first of the cells show; bounded, and empty after the first 500 citations of an answer.</param>
public sealed record Citation(SheetRange Source, string Snippet)
{
    /// <summary>The range with its sheet, such as <c>Sales!D2:D5001</c>.</summary>
    public string Range => Source.ToString();

    /// <summary>The number of the marker that points to it, as in <see cref="CitationMarker.Number"/>; null when none does.</summary>
    public int? Marker { get; init; }

    internal CitationAnnotation ToAnnotation(IList<AnnotatedRegion>? regions) => new()
    {
        AnnotatedRegions = regions,
        Title = $"{Source.Workbook.FileName} > {Range}",
        FileId = Source.Workbook.Id,
        Snippet = Snippet,
        AdditionalProperties = new() { ["sheet"] = Source.Sheet, ["range"] = Source.Range.ToString() },
    };
}
