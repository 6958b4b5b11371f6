using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml;
using ExcelChat.Workbooks.Xlsx.Parts;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// The parts of an Office Open XML package (ECMA-376 part 2) straight from its zip archive. It forgives what System.IO.Packaging and the
/// OpenXml SDK refuse a whole file for, and Excel does not: names with backslashes or in another case, links to parts that are not there,
/// and malformed hyperlinks. Each reading opens its own, because the entries of one open archive share a position.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    // Excel keeps at most 65,530 hyperlinks a sheet, and each may be a link of its own.
    private const int MaxLinks = 200_000;

    private readonly Stream _file;
    private readonly ZipArchive _zip;
    private readonly string _name;
    private readonly WorkbookLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ambiguous = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(Stream file, string name, WorkbookLimits limits)
    {
        _file = file;
        _name = name;
        _limits = limits;
        _zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in _zip.Entries)
        {
            var part = Path(entry);
            if (!_parts.TryAdd(part, entry))
            {
                _ambiguous.Add(part);
            }
        }
    }

    public static XlsxPackage Open(WorkbookSource source, WorkbookLimits limits)
    {
        var file = source.OpenRead();
        try
        {
            return new(file, source.Name, limits);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Tells this package from another of the same name: its length, and the names and checksums of its parts.</summary>
    public int Fingerprint
    {
        get
        {
            var hash = new HashCode();
            hash.Add(_file.Length);
            foreach (var entry in _zip.Entries)
            {
                hash.Add(entry.FullName, StringComparer.Ordinal);
                hash.Add(entry.Crc32);
            }

            return hash.ToHashCode();
        }
    }

    /// <summary>The bytes of the file.</summary>
    public long Length => _file.Length;

    /// <summary>The SHA-256 of the file in lower-case hexadecimal.</summary>
    public string Hash()
    {
        _file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_file));
    }

    /// <summary>Whether the package has a part.</summary>
    public bool Has(string part) => Find(part) is not null;

    /// <summary>Opens a part as XML; the caller disposes it before the package.</summary>
    /// <exception cref="InvalidDataException">The package has no such part, or two.</exception>
    /// <exception cref="WorkbookException">The part goes beyond a limit.</exception>
    public XmlReader OpenXml(string part) => OpenXml(OpenPart(part));

    /// <summary>Reads the bytes of a part, or of what is left of one, as XML.</summary>
    public XmlReader OpenXml(Stream part) => XlsxXml.Open(part, _limits, _name);

    /// <summary>Opens the bytes of a part; the caller disposes them before the package.</summary>
    /// <exception cref="InvalidDataException">The package has no such part, or two.</exception>
    /// <exception cref="WorkbookException">The part goes beyond a limit.</exception>
    public Stream OpenPart(string part)
    {
        var entry = Find(part) ?? throw new InvalidDataException($"the package has no part '{part}'.");
        if (_ambiguous.Contains(Path(entry)))
        {
            throw new InvalidDataException($"the package has two parts '{part}', and which of them counts cannot be known.");
        }

        return new PartStream(entry.Open(), new(_name, part, entry.CompressedLength, entry.Length, entry.Crc32), _limits);
    }

    /// <summary>Opens a worksheet part as XML without its rows; the caller disposes it before the package.</summary>
    /// <exception cref="InvalidDataException">The package has no such part, or two.</exception>
    /// <exception cref="WorkbookException">The part goes beyond a limit.</exception>
    public XmlReader OpenFrame(string part, CancellationToken cancellationToken)
        => XlsxXml.Open(new SheetFrameStream(OpenPart(part), cancellationToken), _limits, _name);

    /// <summary>The links from a part; from the package itself when the path is empty.</summary>
    public IReadOnlyList<XlsxRelationship> Relationships(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        var path = $"{folder}_rels/{part[slash..]}.rels";
        var links = new List<XlsxRelationship>();
        if (!Has(path))
        {
            return links;
        }

        using var xml = OpenXml(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target)
            {
                var isExternal = xml.GetAttribute("TargetMode") is "External";
                links.Add(new(xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], isExternal ? target : Resolve(folder, target), isExternal));
                if (links.Count > MaxLinks)
                {
                    throw new InvalidDataException($"the part '{path}' has more than {MaxLinks} links.");
                }
            }
        }

        return links;
    }

    public void Dispose()
    {
        _zip.Dispose();
        _file.Dispose();
    }

    private static string Path(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    private ZipArchiveEntry? Find(string part)
        => _parts.GetValueOrDefault(part) ?? _parts.GetValueOrDefault(Uri.UnescapeDataString(part));

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var segments = new List<string>();
        foreach (var segment in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
