using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ExcelChat.Comparison.Readers;

/// <summary>Microsoft's SDK the way its documentation advises for large files: OpenXmlReader, no document in memory.</summary>
internal sealed class OpenXmlSaxReader : ComparedReader
{
    public override string Name => "openxmlreader";

    public override string Description => "DocumentFormat.OpenXml 2.20.0, OpenXmlReader (SAX) over sheets and shared strings";

    public override ValueTask<Tally?> ReadAsync(string path)
    {
        var tally = new Tally();
        using var document = SpreadsheetDocument.Open(path, false);
        var workbook = document.WorkbookPart!;
        var strings = workbook.SharedStringTablePart is { } part ? ReadStrings(part) : [];
        foreach (var sheet in workbook.WorksheetParts)
        {
            using var reader = OpenXmlReader.Create(sheet);
            ReadSheet(reader, strings, tally);
        }

        return new(tally);
    }

    private static List<string> ReadStrings(SharedStringTablePart part)
    {
        var strings = new List<string>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Text) && reader.IsStartElement)
            {
                strings.Add(reader.GetText());
            }
        }

        return strings;
    }

    private static void ReadSheet(OpenXmlReader reader, List<string> strings, Tally tally)
    {
        string? type = null;
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Cell))
            {
                type = reader.Attributes.FirstOrDefault(a => a.LocalName == "t").Value;
            }
            else if (reader.ElementType == typeof(CellValue) || reader.ElementType == typeof(Text))
            {
                Add(type, reader.GetText(), strings, tally);
            }
        }
    }

    private static void Add(string? type, string text, List<string> strings, Tally tally)
    {
        switch (type)
        {
            case "s":
                tally.AddText(strings[int.Parse(text, CultureInfo.InvariantCulture)]);
                break;
            case "str" or "inlineStr":
                tally.AddText(text);
                break;
            case "b":
                tally.AddBoolean();
                break;
            default:
                tally.AddNumber(double.Parse(text, CultureInfo.InvariantCulture));
                break;
        }
    }
}
