using System.Collections.Concurrent;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>The vectors that a store keeps in memory, within a limit of bytes.</summary>
/// <param name="capacity">The limit.</param>
internal sealed class VectorCache(long capacity) : IDisposable
{
    private readonly ConcurrentDictionary<(string Collection, string Property, int Dimensions), CachedVectors> _entries = [];
    private long _used;
    private long _uses;

    public CachedVectors Of(string collection, VectorPropertyModel property)
        => _entries.GetOrAdd((collection, property.StorageName, property.Dimensions), static (_, context) => new(context.Cache, context.Property), (Cache: this, Property: property));

    /// <summary>Sets aside bytes for vectors, of others' if need be: those that were not searched for the longest time go, unless they are searched at this moment.</summary>
    /// <param name="user">Whose vectors they are for.</param>
    /// <param name="bytes">How many more.</param>
    /// <returns>Whether they were to be had.</returns>
    public bool TryReserve(CachedVectors user, long bytes)
    {
        if (TryTake(bytes))
        {
            return true;
        }

        return user.Reserved + bytes <= capacity
            && _entries.Values.Where(other => other != user && other.Reserved > 0).OrderBy(other => other.LastUse).Any(other => other.TryForget() && TryTake(bytes));
    }

    /// <summary>Gives bytes back.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _used, -bytes);

    /// <summary>The number of a use: later ones have higher numbers.</summary>
    public long NextUse() => Interlocked.Increment(ref _uses);

    /// <summary>Gives back the memory of a collection that is no more.</summary>
    public void Forget(string collection)
    {
        foreach (var entry in _entries.Where(entry => entry.Key.Collection == collection))
        {
            entry.Value.Forget();
        }
    }

    public void Dispose()
    {
        foreach (var entry in _entries.Values)
        {
            entry.Dispose();
        }
    }

    private bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= capacity)
        {
            return true;
        }

        Release(bytes);
        return false;
    }
}
