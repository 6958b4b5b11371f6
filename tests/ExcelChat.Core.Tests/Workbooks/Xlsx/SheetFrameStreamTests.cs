using System.Text;
using ExcelChat.Workbooks.Xlsx.Parts;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

public sealed class SheetFrameStreamTests
{
    private const string Before = "<?xml version='1.0'?><worksheet><cols><col/></cols><sheetData>";
    private const string After = "</sheetData><mergeCells/></worksheet>";

    [Fact]
    public void The_rows_of_a_large_sheet_are_left_out()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(r => $"<row r='{r}'><c><v>{r}</v></c></row>"));

        Assert.Equal(Before + After, Frame(Before + rows + After, 8192));
    }

    [Property]
    public bool However_the_bytes_come_the_frame_is_the_same(int seed, byte most)
    {
        var random = new Random(seed);
        var rows = string.Concat(Enumerable.Range(0, random.Next(400)).Select(r => $"<row r='{r}'></sheet></row>"));
        var comment = random.Next(3) == 0 ? "<!---->" : "";
        var xml = comment + Before + rows + After;

        return Frame(xml, 1 + most) == (comment.Length > 0 ? xml : Before + After);
    }

    private static string Frame(string xml, int most)
    {
        using var stream = new SheetFrameStream(new Trickle(Encoding.UTF8.GetBytes(xml), most), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Gives at most some bytes at a time, as a decompressor may.</summary>
    private sealed class Trickle(byte[] content, int most) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(most, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(most, count));
    }
}
