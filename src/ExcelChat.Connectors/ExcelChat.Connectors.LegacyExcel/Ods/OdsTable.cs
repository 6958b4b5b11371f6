namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>The content of a file, with the reader on the start tag of one of its sheets.</summary>
internal sealed class OdsTable : IDisposable
{
    private readonly SafeZip _zip;
    private readonly LimitedStream _content;

    private OdsTable(LegacyFile file, SafeZip zip)
    {
        _zip = zip;
        _content = zip.Open(OdsWorkbook.Content);
        Xml = new(SafeZip.OpenXml(_content), file);
    }

    public OdsXml Xml { get; }

    public long CompressedLength => _zip.CompressedLength(OdsWorkbook.Content);

    /// <summary>Goes to a sheet by its place in the file, from 0.</summary>
    public static OdsTable Open(LegacyFile file, int index)
    {
        var zip = SafeZip.TryOpen(file) ?? throw new InvalidDataException("its package is gone.");
        var table = new OdsTable(file, zip);
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
    public void Drain() => _content.Drain();

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
