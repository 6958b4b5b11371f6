using ExcelChat.Flow;

namespace ExcelChat.Core.Tests.Flow;

public sealed class KeyedPermitsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_one_key_there_is_one_permit_at_a_time_and_other_keys_do_not_wait()
    {
        var permits = new KeyedPermits();
        var first = await permits.WaitAsync("a", Token);
        var second = permits.WaitAsync("a", Token).AsTask();

        using (await permits.WaitAsync("b", Token))
        {
            Assert.False(second.IsCompleted);
        }

        first.Dispose();
        (await second).Dispose();
        (await permits.WaitAsync("a", Token)).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_keep_others_from_it()
    {
        var permits = new KeyedPermits();
        var first = await permits.WaitAsync("a", Token);
        using var cancellation = new CancellationTokenSource();
        var waiting = permits.WaitAsync("a", cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();

        (await permits.WaitAsync("a", Token)).Dispose();
    }
}
