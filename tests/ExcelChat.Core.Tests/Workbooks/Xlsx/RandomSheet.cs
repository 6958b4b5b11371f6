using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

/// <summary>
/// A worksheet part as no program would write it in one file, and each detail as some program does. Each row comes from a seed of its own, so a
/// counterexample shrinks by leaving rows out.
/// </summary>
internal sealed record RandomSheet(int Seed, int[] Rows, bool HasLongTexts)
{
    private const string Dirt = "<!-- c --> \n";

    public static Arbitrary<RandomSheet> Any { get; } = Sheets(hasLongTexts: true);

    public static Arbitrary<RandomSheet> Short { get; } = Sheets(hasLongTexts: false);

    public override string ToString() => Encoding.UTF8.GetString(Bytes());

    /// <summary>The part.</summary>
    public byte[] Bytes()
    {
        var random = new Random(Seed);
        var encoding = random.Next(40) switch
        {
            0 => Encoding.Unicode,
            1 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        var declaration = random.Next(3) == 0 || encoding is UnicodeEncoding ? $"<?xml version=\"1.0\" encoding=\"{encoding.WebName}\" standalone='yes'?>\r\n" : "";
        var space = random.Next(30) == 0 ? " xml:space='preserve'" : "";
        var xml = $"{declaration}<~worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:x14ac='urn:x'{space}>"
            + $"{(random.Next(4) == 0 ? "<~dimension ref='A1:XFD1048576'/><~sheetViews><~sheetView workbookViewId='0'/></~sheetViews>" : "")}<~sheetData>{Body(random)}</~sheetData>"
            + "<~pageMargins left='1'/></~worksheet>";
        xml = xml.Replace("~", random.Next(20) == 0 ? "x:" : "", StringComparison.Ordinal);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];
    }

    private static Arbitrary<RandomSheet> Sheets(bool hasLongTexts)
    {
        var seeds = Gen.Choose(0, int.MaxValue);
        return Arb.From(
            seeds.Zip(seeds.ArrayOf(), (seed, rows) => new RandomSheet(seed, rows, hasLongTexts)),
            sheet => sheet.Rows.Select((_, i) => sheet with { Rows = [.. sheet.Rows[..i], .. sheet.Rows[(i + 1)..]] }));
    }

    private string Body(Random random)
    {
        // Enough rows now and then that cells lie across the end of the scanner's window.
        var times = HasLongTexts && random.Next(12) == 0 ? 1 + (2000 / (Rows.Length + 1)) : 1;
        var number = 0;
        var body = new StringBuilder();
        for (var i = 0; i < times * Rows.Length; i++)
        {
            new RandomRow(new Random(Rows[i % Rows.Length]), HasLongTexts && times == 1).Append(body, ref number);
        }

        return body.ToString();
    }

    /// <summary>One row. In its texts ~ stands for the prefix of elements.</summary>
    private sealed class RandomRow(Random random, bool hasLongTexts)
    {
        private static readonly string[] Words =
        [
            "a", "North", "Total ", " ", "  ", "\n", "\r\n", "\t", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#x1F600;", "&#13;", "&#160;", "<![CDATA[a<b&]]>", "<!-- c -->", "<?p i?>",
            "ü", "漢字", "😀", "\u00a0", "\u0085", "\u2028", "_x0041_", "_x005F_", "_x000D_", "_x0000_", "_xD83D__xDE00_", "_xD83D_", "_x41_", "_x", "_xZZZZ_", "_x00e9_", "''", "\"", ">", "1", "#N/A", "TRUE", "&#1;",
        ];

        private static readonly string[] Numbers =
            [" 7 ", "+5", ".5", "5.", "-", "", "-0", "00012", "1e400", "-1E-400", "NaN", "Infinity", "1,5", "0x10", "1 2", "1e", "1e+5", "5E-324", "1.7976931348623157E308", "1<!-- c -->2", "&#49;2", "<![CDATA[3]]>", "9007199254740993", "0.1000000000000000055511151231257827"];

        private static readonly string[] Dates = ["2024-03-01T12:30:00Z", "2024-03-01", "12:30:00", "2024-03-01T12:30:00+02:00", "1900-02-28", "x", "", "1899-01-01", "25:00"];

        public void Append(StringBuilder body, ref int number)
        {
            var repeated = number > 0 && random.Next(15) == 0;
            var named = repeated || random.Next(6) != 0;
            number += repeated ? 0 : named && random.Next(5) == 0 ? 1 + random.Next(40) : 1;
            var attributes = named ? [Attribute("r", random.Next(25) == 0 ? $"{number}e0" : Text(number))] : new List<string>();
            Add(attributes, 3, "spans", "1:5");
            Add(attributes, 5, "x14ac:dyDescent", "0.25");
            Add(attributes, 8, "hidden", Pick("1", "true", "0", "TRUE", "on"));
            Add(attributes, 8, "outlineLevel", Pick("1", "7", "0", "x", " 2", "1.5"));
            Add(attributes, 60, "xml:space", "preserve");
            body.Append($"{Space(20)}<~row{Joined(attributes)}");
            if (random.Next(15) == 0)
            {
                body.Append("/>");
                return;
            }

            body.Append('>');
            AppendCells(body, number);
            body.Append($"{Space(20)}</~row{Space(40)}>");
        }

        private void AppendCells(StringBuilder body, int row)
        {
            var column = 0;
            for (var count = random.Next(9); count > 0; count--)
            {
                column += random.Next(6) == 0 ? random.Next(60) : 1;
                if (random.Next(40) == 0)
                {
                    body.Append(Pick(Dirt, "<~extLst><~ext><~c><~v>666</~v></~c></~ext></~extLst>", "text", "<!-- <c> -->"));
                }

                body.Append(Space(25)).Append(Cell(row, random.Next(40) == 0 ? 1 + random.Next(20) : column));
            }
        }

        private string Cell(int row, int column)
        {
            var type = Pick("", "", "", "n", "s", "s", "s", "str", "str", "inlineStr", "inlineStr", "b", "e", "d", "z");
            var attributes = new List<string>();
            if (random.Next(8) != 0)
            {
                attributes.Add(Attribute("r", Reference(row, column)));
            }

            Add(attributes, 3, "s", random.Next(30) == 0 ? Pick(" 1", "+1", "-1", "x", "99999999999", "01", "1.0", "", "7 ") : Text(random.Next(9)));
            if (type.Length > 0)
            {
                attributes.Add(Attribute("t", random.Next(300) == 0 ? "&#115;" : type));
            }

            Add(attributes, 30, "cm", "1");
            Add(attributes, 60, "xml:space", Pick("preserve", "default"));
            if (random.Next(10) == 0)
            {
                attributes.Reverse();
            }

            var start = $"<~c{Joined(attributes)}";
            return random.Next(12) == 0 ? start + "/>" : $"{start}>{Content(type, row, column)}</~c{Space(50)}>";
        }

        private string Reference(int row, int column)
        {
            var letters = "";
            for (var c = column; c > 0; c = (c - 1) / 26)
            {
                letters = (char)('A' + ((c - 1) % 26)) + letters;
            }

            return random.Next(40) switch
            {
                0 => letters.ToLowerInvariant() + Text(row),
                1 => letters + Text(row + 1),
                2 => Pick("$A$1", "A", "1", "", "XFE1", "XFD1", "A0", "A1048577", " A1", "ZZZZ1", "A1:B2", "R1C1", "Ä1", "&#65;1"),
                _ => letters + Text(row),
            };
        }

        private string Content(string type, int row, int column)
        {
            var formula = Formula(row, column);
            var value = type == "inlineStr" ? Inline() : Value(type);
            return random.Next(40) switch
            {
                0 => value + formula,
                1 => formula + value + "<~extLst><~ext uri='x'><~v>666</~v></~ext></~extLst>",
                2 => formula + value + Value(type),
                3 => formula + Value(type) + value,
                4 => formula,
                5 => Dirt + formula + Dirt + value + Dirt,
                _ => formula + value,
            };
        }

        private string Formula(int row, int column) => random.Next(30) switch
        {
            0 or 1 or 2 => $"<~f>{Pick("1+1", "SUM(A1:B2)", "A1&amp;\"x\"", "\"_x0041_\"", " A1 ", "'ü 1'!A1", "<![CDATA[1<2]]>", "IF(A1&lt;2,&quot;a&quot;,1)")}</~f>",
            3 => $"<~f t=\"shared\" ref=\"A{row}:A{row + 9}\" si=\"{random.Next(4)}\">A{row}*2+$B$1</~f>",
            4 or 5 => $"<~f t=\"shared\" si=\"{random.Next(4)}\"/>",
            6 => $"<~f t='array' ref='{Reference(row, column)}:{Reference(row + random.Next(3), column + random.Next(3))}'>SUM(A1:A3*2)</~f>",
            7 => Pick("<~f/>", "<~f></~f>", "<~f ca='1'>NOW()</~f>", "<~f t='dataTable' ref='A1:B2' dt2D='1'/>", "<~f t='shared' si='x'>1</~f>", "<~f t='shared'/>", "<~f xml:space='preserve'> 1 </~f>"),
            _ => "",
        };

        private string Value(string type)
        {
            var content = type switch
            {
                "s" => random.Next(12) == 0 ? Pick("99", "-1", " 1 ", "1.0", "99999999999", "", "x", "00001") : Text(random.Next(8)),
                "b" => Pick("0", "1", "true", "FALSE", " 1 ", "2", ""),
                "e" => Pick("#N/A", "#DIV/0!", " #REF! ", "#SPILL!", "", "x"),
                "d" => Pick(Dates),
                "" or "n" or "z" => random.Next(6) == 0 ? Pick(Numbers) : Number(),
                _ => Sentence(),
            };
            return random.Next(20) switch
            {
                0 => $"<~v xml:space=\"preserve\">{content}</~v>",
                1 => $"<~v >{content}</~v >",
                2 when content.Length == 0 => "<~v/>",
                _ => $"<~v>{content}</~v>",
            };
        }

        private string Inline() => random.Next(6) switch
        {
            0 => Pick("<~is/>", "<~is><~t/></~is>", "<~is></~is>", "<~is><~t></~t></~is>"),
            1 => $"<~is><~r><~rPr><~b/><~sz val='11'/></~rPr>{T()}</~r>{Space(5)}<~r>{T()}</~r><~rPh sb='0' eb='1'>{T()}</~rPh><~phoneticPr fontId='1'/></~is>",
            2 => $"<~is>{T()}{T()}</~is>",
            _ => $"<~is>{T()}</~is>",
        };

        private string T() => $"<~t{Pick("", "", " xml:space=\"preserve\"", " xml:space='default'")}>{Sentence()}</~t>";

        private string Sentence()
        {
            if (hasLongTexts && random.Next(300) == 0)
            {
                return string.Concat(Enumerable.Repeat(Pick("a", "ü", "&amp;", "_x0041_"), 32_764 + random.Next(6)));
            }

            return string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(2) == 0 ? "word" : Pick(Words)));
        }

        private string Number()
        {
            var digits = string.Concat(Enumerable.Range(0, 1 + random.Next(random.Next(3) == 0 ? 20 : 9)).Select(_ => (char)('0' + random.Next(10))));
            var point = random.Next(digits.Length + 1);
            var text = random.Next(2) == 0 ? digits : $"{digits[..point]}.{digits[point..]}";
            var exponent = random.Next(8) == 0 ? $"{Pick("e", "E", "E+", "e-", "E-")}{random.Next(random.Next(2) == 0 ? 30 : 330)}" : "";
            return (random.Next(4) == 0 ? "-" : "") + text + exponent;
        }

        private void Add(List<string> attributes, int oneOf, string name, string value)
        {
            if (random.Next(oneOf) == 0)
            {
                attributes.Add(Attribute(name, value));
            }
        }

        private string Attribute(string name, string value)
        {
            var quote = Pick("\"", "\"", "\"", "'");
            return random.Next(50) == 0 ? $"{name} = {quote}{value}{quote}" : $"{name}={quote}{value}{quote}";
        }

        private string Joined(List<string> attributes) => string.Concat(attributes.Select(a => (random.Next(50) == 0 ? "\n  " : " ") + a)) + Space(50);

        private string Space(int oneOf) => random.Next(oneOf) == 0 ? Pick(" ", "\n", "\r\n\t") : "";

        private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
