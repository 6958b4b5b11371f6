using ExcelChat.Workbooks.Xlsx;
using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>The content of a file, with the reader on the start tag of one of its sheets.</summary>
internal sealed class OdsTable : IDisposable
{
    private readonly SafeZip _zip;
    private readonly PartStream _content;
    private readonly Action _check;

    private OdsTable(LegacyFile file, SafeZip zip, Action check)
    {
        _zip = zip;
        _check = check;
        _content = zip.Open(OdsWorkbook.Content, isMarkup: true);
        var xml = XlsxXml.Open(_content, file.Limits, file.Source.Name);
        xml.Watch(check);
        Xml = new(xml);
    }

    public OdsXml Xml { get; }

    public long CompressedLength => _zip.CompressedLength(OdsWorkbook.Content);

    /// <summary>Goes to a sheet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="index">The sheet's place in the file, from 0.</param>
    /// <param name="check">Called in the midst of reading; throws to end it.</param>
    public static OdsTable Open(LegacyFile file, int index, Action check)
    {
        var zip = SafeZip.TryOpen(file) ?? throw new InvalidDataException("its package is gone.");
        var table = new OdsTable(file, zip, check);
        try
        {
            table.Find(index);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Reads what is left of the content, to know whether it is whole. No XML can be read after it.</summary>
    public void Drain() => _content.Drain(_check);

    public void Dispose()
    {
        Xml.Dispose();
        _zip.Dispose();
    }

    private void Find(int index)
    {
        while (Xml.Read())
        {
            if (Xml.Is(OdsXml.Table, "table") && index-- == 0)
            {
                return;
            }

            if (!OdsWorkbook.HoldsTables(Xml))
            {
                Xml.Skip();
            }
        }

        throw new InvalidDataException("the sheet is not in its content.");
    }
}
