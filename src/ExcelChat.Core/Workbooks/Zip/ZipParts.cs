namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// The parts of a workbook that is a zip archive, by path. Paths are told apart as Excel does, whatever their case.
/// </summary>
internal sealed class ZipParts : IDisposable
{
    private readonly Stream _file;
    private readonly string _name;
    private readonly Dictionary<string, ZipEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ambiguous = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="file">The archive; disposed with this.</param>
    /// <param name="name">The name of the workbook's file, for messages.</param>
    /// <exception cref="InvalidDataException">It is no archive, or its directory is damaged; then the caller disposes it.</exception>
    public ZipParts(Stream file, string name)
    {
        _file = file;
        _name = name;
        Entries = ZipDirectory.Read(file);
        var length = 0.0;
        foreach (var entry in Entries)
        {
            length += entry.CompressedLength;
            if (!_parts.TryAdd(entry.Path, entry))
            {
                _ambiguous.Add(entry.Path);
            }
        }

        HasSharedBytes = length > file.Length;
    }

    /// <summary>All entries of the directory, in its order.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>The bytes of the archive.</summary>
    public Stream File => _file;

    /// <summary>
    /// Whether parts share bytes: together they are longer than the file. A small file could be read for hours that way, each of its parts within
    /// every limit (D. Fifield, "A better zip bomb", 2019).
    /// </summary>
    public bool HasSharedBytes { get; }

    /// <summary>The entry of a part, or null; of the first when there are two.</summary>
    public ZipEntry? Find(string part) => _parts.GetValueOrDefault(part);

    /// <summary>The bytes of a part, decompressed as they are read; to be disposed before this.</summary>
    /// <param name="part">Its path.</param>
    /// <param name="limits">The limits that it is read within.</param>
    /// <param name="isMarkup">Whether it is XML.</param>
    /// <exception cref="InvalidDataException">There is no such part, or two, or it cannot be read.</exception>
    /// <exception cref="WorkbookException">The part goes beyond a limit.</exception>
    public PartStream Open(string part, WorkbookLimits limits, bool isMarkup = true)
    {
        var entry = Find(part) ?? throw new InvalidDataException($"the package has no part '{part}'.");
        return _ambiguous.Contains(part)
            ? throw new InvalidDataException($"the package has two parts '{part}', and which of them counts cannot be known.")
            : new(Open(entry), _name, entry, limits, isMarkup);
    }

    /// <summary>The bytes of an entry without limits, for whoever reads no more than a few.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public ForwardStream Open(ZipEntry entry)
    {
        var bytes = new ZipSegment(_file, ZipDirectory.Begin(_file, entry), entry.CompressedLength);
        return entry.Method switch
        {
            ZipMethod.Stored => bytes,
            ZipMethod.Deflated => new InflateStream(bytes),
            _ => throw new InvalidDataException($"the part '{entry.Path}' is encrypted, or compressed in a way that office programs do not use."),
        };
    }

    public void Dispose() => _file.Dispose();
}
