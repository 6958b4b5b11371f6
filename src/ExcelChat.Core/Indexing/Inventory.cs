using ExcelChat.Chunks;

namespace ExcelChat.Indexing;

/// <summary>
/// What the index held of a workbook when its ingestion began, against what the file has now. Blocks are told apart by the hash of their
/// content and place, so what is in both is neither embedded nor written again.
/// </summary>
/// <param name="workbook">The workbook.</param>
/// <param name="held">The keys of its records, each with its sheet and whether a rebuilding copied it here.</param>
internal sealed class Inventory(IndexedWorkbook workbook, IReadOnlyDictionary<Guid, (string Sheet, bool IsCopied)> held)
{
    private readonly HashSet<Guid> _seen = [];
    private readonly HashSet<string> _changedSheets = new(StringComparer.Ordinal);
    private readonly List<Guid> _written = [];

    public IndexedWorkbook Workbook { get; } = workbook;

    /// <summary>The chunks of the file so far, each counted once.</summary>
    public int Count => _seen.Count;

    /// <summary>The new records of which the store has said that it holds them.</summary>
    public IReadOnlyCollection<Guid> Written => _written;

    /// <summary>The records that the file no longer has. Complete when all its chunks were registered.</summary>
    public IEnumerable<Guid> Gone => held.Keys.Where(key => !_seen.Contains(key));

    /// <summary>The sheets with a record that is new or gone, in the order of their names.</summary>
    public IReadOnlyList<string> ChangedSheets
        => [.. _changedSheets.Union(Gone.Select(key => held[key].Sheet), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A record to mark as ingested, where all that the file has now was copied: else nothing would say that this collection is ahead of the one it was copied from.</summary>
    public Guid? ToAdopt => _written.Count == 0 && _seen.Count > 0 && _seen.All(key => held[key].IsCopied) ? _seen.First() : null;

    /// <summary>Registers a chunk of the file; false when the index holds it already.</summary>
    public bool Register(Chunk chunk)
    {
        var key = Workbook.KeyOf(chunk);
        if (!_seen.Add(key) || held.ContainsKey(key))
        {
            return false;
        }

        _changedSheets.Add(chunk.Sheet);
        return true;
    }

    /// <summary>Notes that the store holds new records.</summary>
    public void Acknowledge(IEnumerable<Guid> keys) => _written.AddRange(keys);
}
