using System.IO.Compression;
using System.Xml;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A zip archive whose parts are read within the limits.</summary>
internal sealed class SafeZip : IDisposable
{
    private readonly LegacyFile _file;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private SafeZip(LegacyFile file, ZipArchive zip)
    {
        _file = file;
        _zip = zip;
        foreach (var entry in zip.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
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
                return new(file, new(stream, ZipArchiveMode.Read));
            }
        }
        catch (InvalidDataException)
        {
            // Its directory cannot be read: the opener's last words say so.
        }

        stream.Dispose();
        return null;
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    public long CompressedLength(string part) => _parts.GetValueOrDefault(part)?.CompressedLength ?? 0;

    /// <summary>The bytes of a part, decompressed as they are read.</summary>
    public Stream Open(string part)
    {
        var entry = _parts.GetValueOrDefault(part) ?? throw new InvalidDataException($"it has no part {part}.");
        return new LimitedStream(entry.Open(), _file, part, entry.CompressedLength);
    }

    /// <summary>A part as XML.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="documentType">What to do about a document type: never to read it.</param>
    public XmlReader OpenXml(string part, DtdProcessing documentType = DtdProcessing.Prohibit) => XmlReader.Create(Open(part), new()
    {
        DtdProcessing = documentType,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = true,
    });

    public void Dispose() => _zip.Dispose();
}
