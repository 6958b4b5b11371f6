using System.Diagnostics.CodeAnalysis;
using ExcelChat.Stores.Scan;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// The records of one collection, whatever type they are opened as. Every record has a slot; its values are in <c>_rows</c>, its vectors in the slabs.
/// Many readers or one writer at a time; a batch is written as a whole or not at all.
/// </summary>
/// <param name="name">The name of the collection, for messages.</param>
[SuppressMessage("Design", "CA1001", Justification = "A search may still be inside the gate when its collection is deleted; the gate goes when the last search does.")]
internal sealed partial class StoredCollection(string name)
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> _slots = [];
    private readonly List<StoredRow?> _rows = [];
    private readonly Stack<int> _freeSlots = [];
    private readonly Dictionary<string, VectorSlab> _slabs = new(StringComparer.Ordinal);
    private readonly Dictionary<int, KeywordIndex> _keywords = [];
    private long _inserted;

    public string Name => name;

    /// <summary>The number of the column with a storage name; a new name gets the next number.</summary>
    public int Column(string storageName)
    {
        lock (_columns)
        {
            return _columns.TryGetValue(storageName, out var column) ? column : _columns[storageName] = _columns.Count;
        }
    }

    public void Write(IReadOnlyList<RowDraft> drafts) => Writing(() =>
    {
        foreach (var draft in drafts)
        {
            CheckDimensions(draft);
        }

        foreach (var draft in drafts)
        {
            Write(draft);
        }
    });

    public void Remove(IReadOnlyList<object> keys) => Writing(() =>
    {
        foreach (var key in keys)
        {
            if (_slots.Remove(key, out var slot))
            {
                Vacate(slot);
                _freeSlots.Push(slot);
            }
        }
    });

    public int Remove(Func<StoredRow, bool> filter, CancellationToken cancellationToken)
    {
        var removed = 0;
        Writing(() =>
        {
            foreach (var slot in Live(filter, cancellationToken).ToArray())
            {
                _slots.Remove(_rows[slot]!.Key);
                Vacate(slot);
                _freeSlots.Push(slot);
                removed++;
            }
        });
        return removed;
    }

    public int Count(Func<StoredRow, bool> filter, CancellationToken cancellationToken) => Reading(() => Live(filter, cancellationToken).Count());

    public StoredHit? Find(object key, bool includeVectors)
        => Reading(() => _slots.TryGetValue(key, out var slot) ? Hit(slot, 0, includeVectors) : (StoredHit?)null);

    /// <summary>The rows that match, in the given order and then in order of insertion.</summary>
    public List<StoredHit> List(StoredQuery query, CancellationToken cancellationToken) => Reading(() =>
    {
        var slots = Live(query.Filter, cancellationToken)
            .Order(Comparer<int>.Create((left, right) => query.Compare(_rows[left]!, _rows[right]!)))
            .Skip(query.Skip)
            .Take(query.Top);
        return slots.Select(slot => Hit(slot, 0, query.IncludeVectors)).ToList();
    });

    private IEnumerable<int> Live(Func<StoredRow, bool> filter, CancellationToken cancellationToken)
    {
        for (var slot = 0; slot < _rows.Count; slot++)
        {
            if (slot % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (_rows[slot] is { } row && filter(row))
            {
                yield return slot;
            }
        }
    }

    private StoredHit Hit(int slot, double score, bool includeVectors) => new(
        _rows[slot]!,
        score,
        includeVectors ? _slabs.Where(slab => slab.Value.Has(slot)).ToDictionary(slab => slab.Key, slab => slab.Value[slot].ToArray()) : null);

    private void Write(RowDraft draft)
    {
        var row = draft.Row;
        if (_slots.TryGetValue(row.Key, out var slot))
        {
            row.Order = _rows[slot]!.Order;
            Vacate(slot);
        }
        else
        {
            row.Order = _inserted++;
            slot = FreeSlot();
            _slots.Add(row.Key, slot);
        }

        Occupy(slot, draft);
    }

    private int FreeSlot()
    {
        if (_freeSlots.TryPop(out var slot))
        {
            return slot;
        }

        _rows.Add(null);
        return _rows.Count - 1;
    }

    private void Occupy(int slot, RowDraft draft)
    {
        _rows[slot] = draft.Row;
        foreach (var (property, vector) in draft.Vectors)
        {
            _slabs[property].Set(slot, vector.Span);
        }

        foreach (var (column, index) in _keywords)
        {
            index.Add(slot, draft.Row[column] as string);
        }
    }

    private void Vacate(int slot)
    {
        foreach (var (column, index) in _keywords)
        {
            index.Remove(slot, _rows[slot]![column] as string);
        }

        foreach (var slab in _slabs.Values)
        {
            slab.Clear(slot);
        }

        _rows[slot] = null;
    }

    private void CheckDimensions(RowDraft draft)
    {
        foreach (var (property, vector) in draft.Vectors)
        {
            if (!_slabs.TryGetValue(property, out var slab))
            {
                _slabs[property] = slab = new(vector.Length);
            }

            CheckDimensions(property, slab, vector.Length);
        }
    }

    private void CheckDimensions(string property, VectorSlab slab, int dimensions)
    {
        if (slab.Dimensions != dimensions)
        {
            throw new InvalidOperationException(
                $"Collection '{name}' holds vectors of {slab.Dimensions} dimensions in '{property}', but was opened with {dimensions}. Open it with the definition it was filled with, or delete it first.");
        }
    }

    private T Reading<T>(Func<T> read)
    {
        _gate.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void Writing(Action write)
    {
        _gate.EnterWriteLock();
        try
        {
            write();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
