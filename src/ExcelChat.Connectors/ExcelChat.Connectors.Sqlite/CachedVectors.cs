using ExcelChat.Stores.Scan;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// The vectors of one property in memory, brought up to date with the file before a search: what was written since is read, what was removed is dropped. Many searches or one update at a time.
/// </summary>
internal sealed class CachedVectors(VectorCache cache, VectorPropertyModel property) : IDisposable
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<long, int> _slots = [];
    private readonly Stack<int> _free = [];
    private VectorSlab _slab = new(property.Dimensions);
    private SqliteState _state;
    private long _reserved;

    /// <summary>Scores vectors as the snapshot sees them.</summary>
    /// <param name="snapshot">What the vectors must agree with.</param>
    /// <param name="table">Where to read what is missing.</param>
    /// <param name="score">Is given the slots by row, and the vectors by slot.</param>
    /// <returns>False, and nothing scored, when the vectors do not fit into memory or another search has already moved them past the snapshot.</returns>
    public bool TryScore(SqliteSnapshot snapshot, SqliteTable table, Action<IReadOnlyDictionary<long, int>, VectorSlab> score)
    {
        if (TryScore(snapshot.State, score))
        {
            return true;
        }

        _gate.EnterWriteLock();
        try
        {
            if (_state != snapshot.State && !(IsBehind(snapshot.State) && TryUpdate(snapshot, table)))
            {
                return false;
            }
        }
        finally
        {
            _gate.ExitWriteLock();
        }

        return TryScore(snapshot.State, score);
    }

    public void Dispose() => _gate.Dispose();

    private bool TryScore(SqliteState state, Action<IReadOnlyDictionary<long, int>, VectorSlab> score)
    {
        _gate.EnterReadLock();
        try
        {
            if (_state != state)
            {
                return false;
            }

            score(_slots, _slab);
            return true;
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    // Ids only grow: a collection made anew under the same name has a higher one.
    private bool IsBehind(SqliteState state) => state.Id > _state.Id || (state.Id == _state.Id && state.Version > _state.Version);

    private bool TryUpdate(SqliteSnapshot snapshot, SqliteTable table)
    {
        if (_state.Id != snapshot.State.Id)
        {
            Clear();
            _state = new(snapshot.State.Id, Version: 0, Erasure: 0);
        }

        var news = table.CountVectors(snapshot.Connection, _state.Version);
        var bytes = news * (VectorSlab.BytesOf(property.Dimensions) + 64L);
        if (!cache.TryReserve(bytes))
        {
            Clear();
            return false;
        }

        _reserved += bytes;
        foreach (var (row, vector) in table.ReadVectors(snapshot.Connection, property, _state.Version))
        {
            Set(row, vector);
        }

        if (_state.Erasure != snapshot.State.Erasure)
        {
            Keep(table.VectorRows(snapshot.Connection));
        }

        _state = snapshot.State;
        return true;
    }

    private void Set(long row, float[]? vector)
    {
        var known = _slots.TryGetValue(row, out var slot);
        if (vector is null)
        {
            Drop(row);
            return;
        }

        if (!known)
        {
            slot = _free.TryPop(out var free) ? free : _slots.Count;
            _slots.Add(row, slot);
        }

        _slab.Set(slot, vector);
    }

    private void Keep(HashSet<long> rows)
    {
        foreach (var row in _slots.Keys.Where(row => !rows.Contains(row)).ToArray())
        {
            Drop(row);
        }
    }

    private void Drop(long row)
    {
        if (_slots.Remove(row, out var slot))
        {
            _slab.Clear(slot);
            _free.Push(slot);
        }
    }

    private void Clear()
    {
        cache.TryReserve(-_reserved);
        _reserved = 0;
        _state = default;
        _slots.Clear();
        _free.Clear();
        _slab = new(property.Dimensions);
    }
}
