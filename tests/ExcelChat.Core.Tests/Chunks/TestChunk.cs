using ExcelChat.Chunks;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Chunks;

internal static class TestChunk
{
    public static Chunk Of(string text, string workbook = "w1", string sheet = "Sheet1", ChunkKind kind = ChunkKind.Data)
    {
        var range = CellRange.Of(2, 1, 3, 4);
        return new()
        {
            Id = ChunkIdentity.Of("test", $"{workbook}/{sheet}!A1:D9", kind, range, text),
            Workbook = TestTable.Workbook with { Id = workbook, FileName = $"{workbook}.xlsx" },
            Sheet = sheet,
            TableId = $"{workbook}/{sheet}!A1:D9",
            Kind = kind,
            Range = range,
            Text = text,
        };
    }
}
