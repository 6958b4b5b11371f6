using System.Collections.Concurrent;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>The vectors that a store keeps in memory, within a limit of bytes.</summary>
/// <param name="capacity">The limit.</param>
internal sealed class VectorCache(long capacity) : IDisposable
{
    private readonly ConcurrentDictionary<(string Collection, string Property, int Dimensions), CachedVectors> _entries = [];
    private long _used;

    public CachedVectors Of(string collection, VectorPropertyModel property)
        => _entries.GetOrAdd((collection, property.StorageName, property.Dimensions), static (_, context) => new(context.Cache, context.Property), (Cache: this, Property: property));

    /// <summary>Sets aside bytes, or gives bytes back.</summary>
    /// <returns>Whether they were to be had.</returns>
    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= capacity || bytes <= 0)
        {
            return true;
        }

        Interlocked.Add(ref _used, -bytes);
        return false;
    }

    public void Dispose()
    {
        foreach (var entry in _entries.Values)
        {
            entry.Dispose();
        }
    }
}
