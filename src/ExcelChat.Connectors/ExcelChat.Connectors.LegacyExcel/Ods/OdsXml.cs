using System.Globalization;
using System.Text;
using System.Xml;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>A part of an OpenDocument file as XML. Names are those of OpenDocument 1.2.</summary>
internal sealed class OdsXml(XmlReader xml) : IDisposable
{
    public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public const string Number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    public const string Calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    private const int MaxText = 1 << 20;

    public int Depth => xml.Depth;

    public string Name => xml.LocalName;

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool Is(string space, string name) => IsElement && xml.LocalName == name && xml.NamespaceURI == space;

    public bool Read() => xml.Read();

    /// <summary>Goes to the next start tag inside the element of a depth; false at that element's end.</summary>
    public bool ReadInside(int depth)
    {
        while (Read() && xml.Depth > depth)
        {
            if (IsElement)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the end of the element that the reader is on.</summary>
    public void Skip()
    {
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; Read() && xml.Depth > depth;)
            {
            }
        }
    }

    public string? Attribute(string space, string name) => xml.GetAttribute(name, space);

    /// <summary>A count such as of repeated columns; 1 when it is missing or no count.</summary>
    public int Count(string name) => int.TryParse(Attribute(Table, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Max(count, 1) : 1;

    /// <summary>The text inside the element that the reader is on, as OpenDocument writes it; leaves the reader on the end tag.</summary>
    /// <param name="folded">Whether white space counts once, as it does in paragraphs.</param>
    public string ReadText(bool folded = true)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        for (var depth = xml.Depth; Read() && xml.Depth > depth;)
        {
            Append(text, folded);
            if (text.Length > MaxText)
            {
                throw new InvalidDataException($"a text has more than {MaxText} characters.");
            }
        }

        return text.ToString();
    }

    public void Dispose() => xml.Dispose();

    private void Append(StringBuilder text, bool folded)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                _ = folded ? AppendFolded(text, xml.Value) : text.Append(xml.Value);
                break;
            case XmlNodeType.Element when xml.NamespaceURI == Text && xml.LocalName is "s":
                var count = int.TryParse(Attribute(Text, "c"), NumberStyles.None, CultureInfo.InvariantCulture, out var spaces) ? spaces : 1;
                text.Append(' ', Math.Min(count, MaxText));
                break;
            case XmlNodeType.Element when xml.NamespaceURI == Text && xml.LocalName is "tab":
                text.Append('\t');
                break;
            case XmlNodeType.Element when xml.NamespaceURI == Text && xml.LocalName is "line-break":
                text.Append('\n');
                break;
            case XmlNodeType.Element when xml.NamespaceURI == Office && xml.LocalName is "annotation":
                Skip();
                break;
        }
    }

    /// <summary>White space counts once (OpenDocument part 1, 6.1.2); what counts more often has elements of its own.</summary>
    private static StringBuilder AppendFolded(StringBuilder text, string part)
    {
        foreach (var c in part)
        {
            if (c is not (' ' or '\t' or '\r' or '\n'))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text;
    }
}
