using System.IO.Compression;
using System.Xml;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A zip archive whose parts are read within the limits.</summary>
internal sealed class SafeZip : IDisposable
{
    private readonly LegacyFile _file;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ambiguous = new(StringComparer.OrdinalIgnoreCase);

    private SafeZip(LegacyFile file, ZipArchive zip)
    {
        _file = file;
        _zip = zip;
        foreach (var entry in zip.Entries)
        {
            var part = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (!_parts.TryAdd(part, entry))
            {
                _ambiguous.Add(part);
            }
        }
    }

    /// <summary>Opens an archive; null when the bytes are none, or none that can be read.</summary>
    public static SafeZip? TryOpen(LegacyFile file)
    {
        var stream = file.Source.OpenRead();
        try
        {
            if (stream.ReadByte() == 'P' && stream.ReadByte() == 'K')
            {
                stream.Position = 0;
                var zip = new ZipArchive(stream, ZipArchiveMode.Read);
                if (!FileFormats.HasSharedBytes(zip, stream.Length))
                {
                    return new(file, zip);
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

    public bool Has(string part) => _parts.ContainsKey(part);

    public long CompressedLength(string part) => _parts.GetValueOrDefault(part)?.CompressedLength ?? 0;

    /// <summary>The bytes of a part, decompressed as they are read.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="isMarkup">Whether it is XML.</param>
    /// <exception cref="InvalidDataException">There is no such part, or two.</exception>
    public PartStream Open(string part, bool isMarkup)
    {
        var entry = _parts.GetValueOrDefault(part) ?? throw new InvalidDataException($"it has no part '{part}'.");
        return _ambiguous.Contains(part)
            ? throw new InvalidDataException($"it has two parts '{part}', and which of them counts cannot be known.")
            : new(entry.Open(), new(_file.Source.Name, part, entry.CompressedLength, entry.Length, entry.Crc32), _file.Limits, isMarkup);
    }

    /// <summary>A part as XML.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="documentType">What to do about a document type: never to read it.</param>
    public XmlReader OpenXml(string part, DtdProcessing documentType = DtdProcessing.Prohibit)
        => XlsxXml.Open(Open(part, isMarkup: true), _file.Limits, _file.Source.Name, documentType);

    public void Dispose() => _zip.Dispose();
}
