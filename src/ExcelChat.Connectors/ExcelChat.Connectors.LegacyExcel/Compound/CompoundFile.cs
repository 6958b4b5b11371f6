using System.Buffers.Binary;

namespace ExcelChat.Connectors.LegacyExcel.Compound;

/// <summary>
/// A compound file ([MS-CFB]): streams in sectors, chained by a table. Nothing in it is trusted: no chain is longer than the file has sectors,
/// so none runs in a circle.
/// </summary>
internal sealed class CompoundFile : IDisposable
{
    private readonly Stream _file;
    private readonly CompoundTable _table;
    private readonly IReadOnlyList<CompoundEntry> _entries;

    private CompoundFile(Stream file)
    {
        _file = file;
        _table = CompoundTable.Read(file);
        _entries = ReadEntries();
    }

    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Opens a compound file, and takes care of the stream; null when the bytes are none.</summary>
    /// <exception cref="InvalidDataException">It is one and breaks the format's rules.</exception>
    public static CompoundFile? TryOpen(Stream file)
    {
        try
        {
            Span<byte> start = stackalloc byte[8];
            file.Position = 0;
            if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Signature))
            {
                return new(file);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>A stream by name, in any case: one below the root, else any of that name.</summary>
    public CompoundEntry? Find(string name)
    {
        bool Fits(CompoundEntry entry) => entry.IsStream && string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase);
        return BelowRoot().FirstOrDefault(Fits) ?? _entries.FirstOrDefault(Fits);
    }

    /// <summary>The bytes of a stream. It is valid while this file is open, and closes it when it is closed.</summary>
    public Stream Open(CompoundEntry entry) => entry.Size < _table.SmallStreamLimit
        ? new CompoundStream(BigStream(_entries[0]), _table.SmallChain(entry.Start), _table.SmallSectorSize, 0, entry.Size)
        : BigStream(entry);

    public byte[] ReadAll(CompoundEntry entry, int limit)
    {
        // Its own stream is not disposed, for that would close the file.
        var stream = Open(entry);
        var bytes = new byte[stream.Length <= limit ? stream.Length : throw new InvalidDataException($"its stream {entry.Name} has {stream.Length} bytes.")];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).ToArray();
    }

    public void Dispose() => _file.Dispose();

    private CompoundStream BigStream(CompoundEntry entry) => new(_file, _table.Chain(entry.Start), _table.SectorSize, _table.SectorSize, entry.Size);

    private List<CompoundEntry> ReadEntries()
    {
        var entries = new List<CompoundEntry>();
        var stream = new CompoundStream(_file, _table.Chain(_table.DirectoryStart), _table.SectorSize, _table.SectorSize, long.MaxValue);
        Span<byte> entry = stackalloc byte[CompoundEntry.Length];
        while (stream.ReadAtLeast(entry, entry.Length, throwOnEndOfStream: false) == entry.Length)
        {
            entries.Add(CompoundEntry.Read(entry, _table.HasLongSizes));
        }

        return entries.Count > 0 ? entries : throw new InvalidDataException("its compound file has no directory.");
    }

    private IEnumerable<CompoundEntry> BelowRoot()
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([_entries[0].Links.Child]);
        while (open.TryPop(out var at))
        {
            if (at >= 0 && at < _entries.Count && seen.Add(at))
            {
                yield return _entries[at];
                open.Push(_entries[at].Links.Left);
                open.Push(_entries[at].Links.Right);
            }
        }
    }
}
