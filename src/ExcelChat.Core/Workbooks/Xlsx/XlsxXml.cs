using System.Text;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>How the parts of a package are read as XML: streaming, without document types, by local names so that prefixes and strict namespaces work.</summary>
internal static class XlsxXml
{
    // Many times what a cell holds; a parser keeps a text in memory as a whole.
    private const int MaxText = 1 << 22;

    private static readonly XmlReaderSettings Settings = SettingsFor(DtdProcessing.Prohibit);

    /// <summary>Reads bytes as XML; they are closed with the reader.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="limits">What the file may ask of the machine.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="documentType">What to do about a document type: never to read it.</param>
    public static XmlReader Open(Stream stream, WorkbookLimits limits, string file, DtdProcessing documentType = DtdProcessing.Prohibit)
        => new LimitedXmlReader(XmlReader.Create(stream, documentType == DtdProcessing.Prohibit ? Settings : SettingsFor(documentType)), limits, file);

    /// <summary>Has something called between the nodes of a reader that <see cref="Open"/> made; it throws to end the reading.</summary>
    public static void Watch(this XmlReader xml, Action check) => ((LimitedXmlReader)xml).Check = check;

    /// <summary>Goes to the next start tag inside the element of a depth; false at that element's end or the document's.</summary>
    public static bool ReadToChild(this XmlReader xml, int depth)
    {
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of an attribute whatever its prefix, or null.</summary>
    public static string? Attribute(this XmlReader xml, string localName)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more && value is null; more = xml.MoveToNextAttribute())
        {
            value = xml.LocalName == localName ? xml.Value : null;
        }

        xml.MoveToElement();
        return value;
    }

    /// <summary>Whether an attribute is <c>1</c> or <c>true</c>.</summary>
    public static bool Flag(this XmlReader xml, string localName) => IsTrue(xml.Attribute(localName));

    public static bool IsTrue(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of the element that the reader is on, white space kept; leaves the reader on its end tag.</summary>
    public static string ReadText(this XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var text = "";
        StringBuilder? parts = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            if (text.Length > 0)
            {
                parts = (parts ?? new StringBuilder(text)).Append(xml.Value);
                if (parts.Length > MaxText)
                {
                    throw new InvalidDataException($"a text has more than {MaxText} characters.");
                }
            }
            else
            {
                text = xml.Value;
            }
        }

        return parts?.ToString() ?? text;
    }

    private static XmlReaderSettings SettingsFor(DtdProcessing documentType) => new()
    {
        DtdProcessing = documentType,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = true,
    };
}
