using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Gathers a text of a chart: written in paragraphs and runs, or taken from a cell.</summary>
internal sealed class ChartText
{
    // What a cell can hold is more than a chart can show.
    private const int MaxLength = XlsxText.MaxLength;
    private string _text = "";

    /// <summary>The text, its paragraphs divided by line breaks; null when it has none.</summary>
    public string? Text => XmlValues.ToText(_text);

    /// <summary>The cell that it comes from, or null.</summary>
    public string? Reference { get; private set; }

    /// <summary>Adds an element inside the text.</summary>
    public void Add(XmlReader xml, string element)
    {
        switch (element)
        {
            case "p" when _text.Length is > 0 and < MaxLength:
                _text += "\n";
                break;
            case "t" or "v" when _text.Length < MaxLength:
                _text += xml.ReadText();
                break;
            case "f":
                Reference ??= xml.ReadFormula();
                break;
        }
    }
}
