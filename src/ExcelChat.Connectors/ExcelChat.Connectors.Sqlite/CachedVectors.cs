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
    private long _lastUse;

    /// <summary>The bytes that are set aside for the vectors.</summary>
    public long Reserved => Interlocked.Read(ref _reserved);

    /// <summary>The number of the last search, by <see cref="VectorCache.NextUse"/>.</summary>
    public long LastUse => Interlocked.Read(ref _lastUse);

    /// <summary>Scores vectors as the snapshot sees them.</summary>
    /// <param name="snapshot">What the vectors must agree with.</param>
    /// <param name="table">Where to read what is missing.</param>
    /// <param name="score">Is given the slots by row, and the vectors by slot.</param>
    /// <returns>False, and nothing scored, when the vectors do not fit into memory or another search has already moved them past the snapshot.</returns>
    public bool TryScore(SqliteSnapshot snapshot, SqliteTable table, Action<IReadOnlyDictionary<long, int>, VectorSlab> score)
    {
        Interlocked.Exchange(ref _lastUse, cache.NextUse());
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

    /// <summary>Gives the memory back once no search uses it.</summary>
    public void Forget()
    {
        _gate.EnterWriteLock();
        Leave();
    }

    /// <summary>Gives the memory back, unless the vectors are searched or read at this moment.</summary>
    public bool TryForget()
    {
        if (!_gate.TryEnterWriteLock(0))
        {
            return false;
        }

        Leave();
        return true;
    }

    public void Dispose() => _gate.Dispose();

    private void Leave()
    {
        try
        {
            Clear();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

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

    private long BytesOfOne => VectorSlab.BytesOf(property.Dimensions) + 64L;

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
        var bytes = news * BytesOfOne;
        if (!cache.TryReserve(this, bytes))
        {
            Clear();
            return false;
        }

        Interlocked.Add(ref _reserved, bytes);
        foreach (var (row, vector) in table.ReadVectors(snapshot.Connection, property, _state.Version))
        {
            Set(row, vector);
        }

        if (_state.Erasure != snapshot.State.Erasure)
        {
            Keep(table.VectorRows(snapshot.Connection));
        }

        // A row that was written again has the place that it had.
        Release(_reserved - ((_slots.Count + _free.Count) * BytesOfOne));
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

    private void Release(long bytes)
    {
        cache.Release(bytes);
        Interlocked.Add(ref _reserved, -bytes);
    }

    private void Clear()
    {
        Release(_reserved);
        _state = default;
        _slots.Clear();
        _free.Clear();
        _slab = new(property.Dimensions);
    }
}
