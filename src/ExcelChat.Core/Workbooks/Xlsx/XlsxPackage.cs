using System.Security.Cryptography;
using System.Xml;
using ExcelChat.Workbooks.Xlsx.Parts;
using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// The parts of an Office Open XML package (ECMA-376 part 2) straight from its zip archive. It forgives what System.IO.Packaging and the
/// OpenXml SDK refuse a whole file for, and Excel does not: names with backslashes or in another case, links to parts that are not there,
/// and malformed hyperlinks. Each reading opens its own.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    // Excel keeps at most 65,530 hyperlinks a sheet, and each may be a link of its own.
    private const int MaxLinks = 200_000;

    // Below this a part is decompressed in a few milliseconds.
    private const long WorthAThread = 8L << 20;

    private readonly ZipParts _parts;
    private readonly string _name;
    private readonly WorkbookLimits _limits;

    private XlsxPackage(Stream file, string name, WorkbookLimits limits)
    {
        _parts = new(file, name);
        _name = name;
        _limits = limits;
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
            hash.Add(Length);
            foreach (var entry in _parts.Entries)
            {
                hash.Add(entry.Path, StringComparer.Ordinal);
                hash.Add(entry.Checksum);
            }

            return hash.ToHashCode();
        }
    }

    /// <summary>The bytes of the file.</summary>
    public long Length => _parts.File.Length;

    /// <summary>The SHA-256 of the file in lower-case hexadecimal.</summary>
    public string Hash()
    {
        _parts.File.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_parts.File));
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
    public ForwardStream OpenPart(string part) => _parts.Open(Find(part)?.Path ?? part, _limits);

    /// <summary>Opens the bytes of a part that is read in order by one reader, which does not wait for each block of a large one to be decompressed.</summary>
    /// <exception cref="InvalidDataException">The package has no such part, or two.</exception>
    /// <exception cref="WorkbookException">The part goes beyond a limit.</exception>
    public ForwardStream OpenAhead(string part)
    {
        var bytes = OpenPart(part);
        return Environment.ProcessorCount > 1 && Find(part)?.Length > WorthAThread ? new ReadAheadStream(bytes) : bytes;
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

    public void Dispose() => _parts.Dispose();

    private ZipEntry? Find(string part) => _parts.Find(part) ?? _parts.Find(Uri.UnescapeDataString(part));

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
