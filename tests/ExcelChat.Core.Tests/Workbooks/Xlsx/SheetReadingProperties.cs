using System.Globalization;
using System.Text;
using System.Xml;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

/// <summary>The scanner against the parser: whatever the XML, the two ways to read a sheet tell the same.</summary>
public sealed class SheetReadingProperties
{
    // To look for more, leave it out.
    private const string Seed = "15646399607998707458,4265948328170171171";

    [Property(MaxTest = 600, Replay = Seed)]
    public Property A_sheet_is_read_as_the_parser_alone_reads_it() => Prop.ForAll(RandomSheet.Any, sheet =>
    {
        using var xml = new SheetXml(sheet.Bytes());
        return Same(xml.Parse(), xml.Read());
    });

    [Property(MaxTest = 150, Replay = Seed)]
    public Property A_broken_sheet_fails_as_the_parser_alone_fails()
        => Prop.ForAll(RandomSheet.Short, Gen.Choose(0, int.MaxValue).ToArbitrary(), (sheet, seed) =>
        {
            var broken = Broken(sheet.Bytes(), new(seed));
            using var xml = new SheetXml(broken);
            return Same(xml.Parse(), xml.Read()).Label(Encoding.UTF8.GetString(broken));
        });

    [Property(MaxTest = 150, Replay = Seed)]
    public Property However_a_part_is_cut_into_reads_the_scanner_tells_the_same()
        => Prop.ForAll(RandomSheet.Any, Gen.Choose(0, int.MaxValue).ToArbitrary(), (sheet, seed) =>
        {
            using var xml = new SheetXml(sheet.Bytes());
            var random = new Random(seed);
            return Same(xml.Scan(), xml.Scan(() => random.Next(4) == 0 ? random.Next(1, 40) : random.Next(1, 20_000)));
        });

    [Property(MaxTest = 60, Replay = Seed)]
    public Property Byte_by_byte_the_scanner_tells_the_same() => Prop.ForAll(RandomSheet.Short, sheet =>
    {
        using var xml = new SheetXml(sheet.Bytes());
        return Same(xml.Scan(), xml.Scan(() => 1));
    });

    [Fact]
    public void The_scanner_understands_many_of_these_sheets_by_itself()
    {
        // Else the properties above would compare the parser with itself.
        var understood = RandomSheet.Short.Generator.Sample(400, size: 5).Count(sheet =>
        {
            using var xml = new SheetXml(sheet.Bytes());
            return sheet.Rows.Length > 0 && xml.Scan() is [.., not null];
        });

        Assert.InRange(understood, 10, 399);
    }

    [Property(MaxTest = 200, Replay = Seed)]
    public Property What_is_written_is_read_again() => Prop.ForAll(Values.ArrayOf().ToArbitrary(), values =>
    {
        var cells = values.Select((value, i) => $"<row r='{i + 1}'><c r='A{i + 1}' {Written(value)}</c></row>");
        var source = new WorkbookBuilder().Formats("yyyy-mm-dd", "h:mm").Sheet("S", string.Concat(cells)).Build();

        var read = WorkbookText.CellsAsync(source).GetAwaiter().GetResult().ToDictionary(c => c.Address.Row, c => c.Value);

        return read.Count == values.Count(v => !v.IsBlank)
            && values.Index().Where(v => !v.Item.IsBlank).All(v => read[v.Index + 1] == v.Item && BitConverter.DoubleToInt64Bits(read[v.Index + 1].Number) == BitConverter.DoubleToInt64Bits(v.Item.Number));
    });

    [Fact]
    public async Task An_empty_number_of_a_shared_string_is_no_string()
    {
        // The first cell makes the strings known, after which the scanner looks them up by itself.
        var source = new WorkbookBuilder().Strings("<t>zero</t>").Sheet("S", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v></v></c><c r=\"C1\" t=\"s\"><v>0</v></c></row>").Build();

        Assert.Equal(["A1", "C1"], (await WorkbookText.CellsAsync(source)).Select(c => c.Address.ToString()));
    }

    [Theory]
    [InlineData("t='str'><v>a_xD800_b</v>")]
    [InlineData("t='str'><!-- for the parser --><v>a_xD800_b</v>")]
    [InlineData("t='s'><v>0</v>")]
    public async Task Half_a_character_is_read_as_the_sign_for_it(string cell)
    {
        var source = new WorkbookBuilder().Strings("<t>a_xD800_b</t>").Sheet("S", $"<row><c {cell}</c></row>").Build();

        Assert.Equal("A1=a\ufffdb", await WorkbookText.ShownAsync(source));
    }

    private static readonly string[] Skipped = ["rPh", "rPr"];

    private static Gen<CellValue> Values { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(CellValue.OfNumber),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Where(s => !s.Get.EnumerateRunes().Contains(Rune.ReplacementChar)).Select(s => CellValue.OfText(s.Get)),
        Gen.Elements("_x0041_", "_x005F_x0041_", " a\t\r\n ", "\u0001\ud83d\ude00", "]]>&<", "_X0041_").Select(CellValue.OfText),
        ArbMap.Default.GeneratorFor<bool>().Select(CellValue.OfBoolean),
        Gen.Choose(1, 2_958_465).Select(d => CellValue.OfDate(d)),
        Gen.Choose(0, 86_399).Select(s => CellValue.OfTime(s / 86_400.0)),
        Gen.Elements("#N/A", "#DIV/0!", "#SPILL!").Select(CellValue.OfError));

    private static string Written(CellValue value) => value.Kind switch
    {
        CellKind.Text => $"t='inlineStr'><is><t xml:space='preserve'>{Escaped(value.Text)}</t></is>",
        CellKind.Boolean => $"t='b'><v>{value.Number}</v>",
        CellKind.Error => $"t='e'><v>{value.Text}</v>",
        CellKind.Date => $"s='1'><v>{value}</v>",
        CellKind.Time => $"s='2'><v>{value}</v>",
        CellKind.Number => $"><v>{value}</v>",
        _ => ">",
    };

    /// <summary>Text as Excel writes it: what XML cannot hold, and what would look like an escape, as <c>_xHHHH_</c>.</summary>
    private static string Escaped(string text)
    {
        var written = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair)
            {
                written.Append(text[i]).Append(text[++i]);
            }
            else if (text[i] is '_' or '\r' || !XmlConvert.IsXmlChar(text[i]))
            {
                written.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            }
            else
            {
                written.Append(System.Security.SecurityElement.Escape(text[i].ToString()));
            }
        }

        return written.ToString();
    }

    /// <summary>
    /// The part with some of its bytes gone, doubled or changed between its first row and its last; not in what the scanner skips, where it forgives more
    /// than the parser does.
    /// </summary>
    private static byte[] Broken(byte[] xml, Random random)
    {
        var text = Encoding.UTF8.GetString(xml);
        var first = text.IndexOf("sheetData>", StringComparison.Ordinal) + "sheetData>".Length;
        var last = text.LastIndexOf("sheetData>", StringComparison.Ordinal);
        if (first >= last)
        {
            return xml;
        }

        var at = random.Next(first, last);
        if (Skipped.Any(name => text.LastIndexOf($"<{name}", at, StringComparison.Ordinal) > text.LastIndexOf($"</{name}>", at, StringComparison.Ordinal)))
        {
            return xml;
        }

        var length = random.Next(1, Math.Min(9, text.Length - at));
        return Encoding.UTF8.GetBytes(random.Next(5) switch
        {
            0 => text[..at],
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(at, length)),
            3 => text.Insert(at, new[] { "<", "&", "</c>", "<row>", "</row>", "<v>", "&bogus;", "]]>", "\"", "<c", "/>", "\u0001", "<!DOCTYPE x>" }[random.Next(13)]),
            _ => text[..at] + (char)random.Next(32, 127) + text[(at + 1)..],
        });
    }

    private static Property Same(List<string?> expected, List<string?> actual)
    {
        // Two readings of a broken part may notice it at different rows, but must agree on those that they told.
        var told = expected.TakeWhile(r => r is not null).Zip(actual.TakeWhile(r => r is not null)).ToList();
        var difference = told.FirstOrDefault(pair => pair.First != pair.Second);
        var failed = (expected is [.., null], actual is [.., null]);
        return (difference == default && failed.Item1 == failed.Item2 && (failed.Item1 || expected.Count == actual.Count))
            .Label($"\nexpected {difference.First ?? $"{expected.Count} rows, failed {failed.Item1}"}\nactual   {difference.Second ?? $"{actual.Count} rows, failed {failed.Item2}"}");
    }
}
