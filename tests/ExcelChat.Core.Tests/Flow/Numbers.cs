namespace ExcelChat.Core.Tests.Flow;

/// <summary>The numbers 1, 2, 3 … with a memory of what was asked of them, and the faults that a test wants.</summary>
internal sealed class Numbers(int count) : IAsyncEnumerable<int>
{
    public int Enumerations { get; private set; }

    public int Given { get; private set; }

    public bool IsDisposed { get; private set; }

    public int? ThrowAt { get; init; }

    public Exception? Error { get; init; }

    /// <summary>Instead of giving this number, waits until it is cancelled.</summary>
    public int? BlockAt { get; init; }

    /// <summary>How long the source needs to end.</summary>
    public TimeSpan LastBreath { get; init; }

    public Action<int>? OnGiven { get; init; }

    public static Numbers UpTo(int count) => new(count);

    public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Enumerations++;
        try
        {
            for (var i = 1; i <= count; i++)
            {
                await Task.Yield();
                if (i == ThrowAt)
                {
                    throw Error!;
                }

                if (i == BlockAt)
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }

                Given++;
                OnGiven?.Invoke(i);
                yield return i;
            }
        }
        finally
        {
            await Task.Delay(LastBreath, CancellationToken.None);
            IsDisposed = true;
        }
    }
}
