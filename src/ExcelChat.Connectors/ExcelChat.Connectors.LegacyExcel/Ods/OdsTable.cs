namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>The content of a file, with the reader on the start tag of one of its sheets.</summary>
internal sealed class OdsTable : IDisposable
{
    private readonly SafeZip _zip;

    private OdsTable(SafeZip zip, OdsXml xml)
    {
        _zip = zip;
        Xml = xml;
    }

    public OdsXml Xml { get; }

    public long CompressedLength => _zip.CompressedLength(OdsWorkbook.Content);

    /// <summary>Goes to a sheet by its place in the file, from 0.</summary>
    public static OdsTable Open(LegacyFile file, int index)
    {
        var zip = SafeZip.TryOpen(file) ?? throw new InvalidDataException("its package is gone.");
        var table = new OdsTable(zip, new(zip.OpenXml(OdsWorkbook.Content), file));
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
