using ExcelChat.Events;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Events;

public sealed class InMemoryEventLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property]
    public async Task It_holds_the_newest_events_at_the_positions_they_were_given(PositiveInt capacity, NonNegativeInt count, NonNegativeInt from)
    {
        var log = new InMemoryEventLog(capacity.Get);
        for (var i = 0; i < count.Get; i++)
        {
            Assert.Equal(i, await log.AppendAsync(Happened.Removal(i)));
        }

        var read = await log.ReadAsync(from.Get, follow: false).ToListAsync();

        var first = Math.Max(from.Get, count.Get - capacity.Get);
        Assert.Equal(Enumerable.Range(first, Math.Max(0, count.Get - first)), read.Select(r => (int)r.Position));
        Assert.All(read, r => Assert.Equal(r.Position, Happened.Number(r.Event)));
    }

    [Fact]
    public async Task A_follower_gets_what_was_there_and_what_is_still_to_come()
    {
        var log = new InMemoryEventLog(10);
        await log.AppendAsync(Happened.Removal(0), Token);
        await using var follower = log.ReadAsync(0, follow: true, Token).GetAsyncEnumerator(Token);

        Assert.True(await follower.MoveNextAsync());
        var pending = follower.MoveNextAsync();
        Assert.False(pending.IsCompleted);
        await log.AppendAsync(Happened.Removal(1), Token);

        Assert.True(await pending.AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Equal(1, follower.Current.Position);
    }

    [Fact]
    public async Task A_follower_that_is_too_slow_sees_a_gap_in_the_positions()
    {
        var log = new InMemoryEventLog(2);
        await log.AppendAsync(Happened.Removal(0), Token);
        await using var follower = log.ReadAsync(0, follow: true, Token).GetAsyncEnumerator(Token);
        await follower.MoveNextAsync();

        for (var i = 1; i < 10; i++)
        {
            await log.AppendAsync(Happened.Removal(i), Token);
        }

        await follower.MoveNextAsync();
        Assert.Equal(8, follower.Current.Position);
    }

    [Fact]
    public async Task A_waiting_follower_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await using var follower = new InMemoryEventLog(2).ReadAsync(0, follow: true, stop.Token).GetAsyncEnumerator(Token);

        var pending = follower.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending.WaitAsync(TimeSpan.FromSeconds(30), Token));
    }

    [Fact]
    public async Task Many_writers_lose_nothing()
    {
        var log = new InMemoryEventLog(4000);

        await Parallel.ForAsync(0, 4000, Token, async (i, token) => await log.AppendAsync(Happened.Removal(i), token));

        var read = await log.ReadAsync(0, follow: false, Token).Select(r => Happened.Number(r.Event)).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(0, 4000), read.Order());
    }
}
