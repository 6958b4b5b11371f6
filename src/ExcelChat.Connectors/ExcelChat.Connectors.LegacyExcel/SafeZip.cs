using System.Xml;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx;
using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A zip archive whose parts are read within the limits.</summary>
internal sealed class SafeZip : IDisposable
{
    private readonly LegacyFile _file;
    private readonly ZipParts _parts;

    private SafeZip(LegacyFile file, ZipParts parts)
    {
        _file = file;
        _parts = parts;
    }

    /// <summary>Opens an archive; null when the bytes are none, or none that can be read.</summary>
    public static SafeZip? TryOpen(LegacyFile file)
    {
        var stream = file.Source.OpenRead();
        try
        {
            if (stream.ReadByte() == 'P' && stream.ReadByte() == 'K')
            {
                var parts = new ZipParts(stream, file.Source.Name);
                if (!parts.HasSharedBytes)
                {
                    return new(file, parts);
                }
            }
        }
        catch (InvalidDataException)
        {
            // Its directory cannot be read. The opener has the last word on that, and on an archive whose parts share bytes.
        }

        stream.Dispose();
        return null;
    }

    public bool Has(string part) => _parts.Find(part) is not null;

    public long CompressedLength(string part) => _parts.Find(part)?.CompressedLength ?? 0;

    /// <summary>The bytes of a part, decompressed as they are read.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="isMarkup">Whether it is XML.</param>
    /// <exception cref="InvalidDataException">There is no such part, or two.</exception>
    public PartStream Open(string part, bool isMarkup) => _parts.Open(part, _file.Limits, isMarkup);

    /// <summary>A part as XML.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="documentType">What to do about a document type: never to read it.</param>
    public XmlReader OpenXml(string part, DtdProcessing documentType = DtdProcessing.Prohibit)
        => XlsxXml.Open(Open(part, isMarkup: true), _file.Limits, _file.Source.Name, documentType);

    public void Dispose() => _parts.Dispose();
}
