using System.Globalization;
using System.Xml;
using ExcelChat.Workbooks.Xlsx.Parts;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>Parses an <c>si</c> or <c>is</c> element with the looks of its runs and its phonetic hints (ECMA-376 part 1, 18.4.4 to 18.4.8).</summary>
internal sealed class RichStringParser
{
    // A cell of Excel has no more characters, and each run has one.
    private const int MaxRuns = XlsxText.MaxLength;

    private readonly List<TextRun> _runs = [];
    private readonly List<PhoneticRun> _hints = [];
    private TextRun _look = new("");
    private (int Start, int End)? _hint;
    private int _length;
    private int _hintLength;

    private RichStringParser()
    {
    }

    /// <summary>Reads the element that the reader is on; leaves the reader on its end tag.</summary>
    public static RichString Read(XmlReader xml)
    {
        var parser = new RichStringParser();
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; xml.ReadToChild(depth);)
            {
                parser.Add(xml, isChild: xml.Depth == depth + 1);
            }
        }

        return new(parser._length <= XlsxText.MaxLength ? parser._runs : [new(XlsxText.Fit(string.Concat(parser._runs.Select(run => run.Text))))], parser._hints);
    }

    private void Add(XmlReader xml, bool isChild)
    {
        if (isChild)
        {
            _look = new("");
            _hint = xml.LocalName is "rPh" ? (Place(xml, "sb"), Place(xml, "eb")) : null;
        }

        if (xml.LocalName is "t")
        {
            AddText(XlsxText.ReadString(xml));
        }
        else
        {
            AddLook(xml);
        }
    }

    private void AddText(string text)
    {
        if (_runs.Count + _hints.Count > MaxRuns)
        {
            throw new InvalidDataException($"a text has more than {MaxRuns} runs.");
        }

        if (_hint is var (start, end) && (_hintLength += text.Length) <= XlsxText.MaxLength)
        {
            _hints.Add(new(text, start, Math.Max(start, end)));
        }
        else if (_hint is null && text.Length > 0 && _length <= XlsxText.MaxLength)
        {
            _length += text.Length;
            _runs.Add(_look with { Text = text });
        }
    }

    private void AddLook(XmlReader xml) => _look = xml.LocalName switch
    {
        "b" => _look with { Bold = IsOn(xml) },
        "i" => _look with { Italic = IsOn(xml) },
        "u" => _look with { Underline = xml.GetAttribute("val") is not "none" },
        "strike" => _look with { Strikethrough = IsOn(xml) },
        "color" => _look with { Color = Color(xml.GetAttribute("rgb")) },
        "rFont" => _look with { Font = xml.Text("val") },
        "sz" => _look with { Size = Size(xml.GetAttribute("val")) },
        _ => _look,
    };

    private static int Place(XmlReader xml, string attribute) => Math.Min(XmlValues.ToIndex(xml.GetAttribute(attribute)) ?? 0, XlsxText.MaxLength);

    private static bool IsOn(XmlReader xml) => xml.GetAttribute("val") is null || xml.Flag("val");

    /// <summary>The colour in <c>AARRGGBB</c>, whose first byte Excel leaves out of account.</summary>
    private static string? Color(string? rgb) => rgb is { Length: 8 } && rgb.All(char.IsAsciiHexDigit) ? $"#{rgb[2..].ToUpperInvariant()}" : null;

    private static double? Size(string? points)
        => double.TryParse(points, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && double.IsFinite(size) && size > 0 ? size : null;
}
