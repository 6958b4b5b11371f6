using ExcelChat.Core.Tests.Chunks;
using ExcelChat.Retrieval;

namespace ExcelChat.Core.Tests.Retrieval;

internal static class TestPassage
{
    public static Passage Of(string text, double score)
    {
        var chunk = TestChunk.Of(text, text);
        return new()
        {
            Id = chunk.Id,
            WorkbookId = chunk.Workbook.Id,
            FileName = chunk.Workbook.FileName,
            Sheet = chunk.Sheet,
            TableId = chunk.TableId,
            Kind = chunk.Kind,
            Range = chunk.Range,
            Text = text,
            Snippet = "",
            Score = score,
        };
    }
}
