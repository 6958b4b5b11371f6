using System.IO.Packaging;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// One part of a package, open for one reading of it. Each reading opens the file anew, because the entries of one open zip archive
/// share a position: so several sheets can be read at once.
/// </summary>
internal sealed class XlsxPart : IDisposable
{
    private readonly Stream _file;
    private readonly Package _package;

    private XlsxPart(Stream file, Package package, Uri part)
    {
        _file = file;
        _package = package;
        Xml = XlsxXml.Open(package.GetPart(part).GetStream(FileMode.Open, FileAccess.Read));
    }

    public XmlReader Xml { get; }

    public static XlsxPart Open(WorkbookSource source, Uri part)
    {
        var file = source.OpenRead();
        Package? package = null;
        try
        {
            package = Package.Open(file, FileMode.Open, FileAccess.Read);
            return new(file, package, part);
        }
        catch
        {
            ((IDisposable?)package)?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Xml.Dispose();
        ((IDisposable)_package).Dispose();
        _file.Dispose();
    }
}
