namespace ExcelChat.Flow;

/// <summary>One permit for each key: who asks for one that is taken waits for it, in the order of asking. Keys that nobody uses take no memory.</summary>
internal sealed class KeyedPermits
{
    private readonly Dictionary<string, Permit> _permits = new(StringComparer.Ordinal);

    /// <summary>Waits for the key's permit.</summary>
    /// <returns>The permit; disposing it, once, gives it back.</returns>
    public async ValueTask<IDisposable> WaitAsync(string key, CancellationToken cancellationToken)
    {
        Permit permit;
        lock (_permits)
        {
            permit = _permits.TryGetValue(key, out var found) ? found : _permits[key] = new(this, key);
            permit.Users++;
        }

        try
        {
            await permit.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            return permit;
        }
        catch
        {
            Leave(permit);
            throw;
        }
    }

    private void Leave(Permit permit)
    {
        lock (_permits)
        {
            if (--permit.Users == 0)
            {
                _permits.Remove(permit.Key);
                permit.Gate.Dispose();
            }
        }
    }

    private sealed class Permit(KeyedPermits owner, string key) : IDisposable
    {
        public string Key { get; } = key;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Gate.Release();
            owner.Leave(this);
        }
    }
}
