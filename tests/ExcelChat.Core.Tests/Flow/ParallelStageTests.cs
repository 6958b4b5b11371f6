using ExcelChat.Flow;

namespace ExcelChat.Core.Tests.Flow;

public sealed class ParallelStageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_items_as_the_degree_are_under_way_and_never_more()
    {
        var underWay = 0;
        var most = 0;
        var allThere = new TaskCompletionSource();
        var stage = Stage.Each<int, int>(async (i, token) =>
        {
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            if (now == 3)
            {
                allThere.TrySetResult();
            }

            await allThere.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return i;
        });

        var items = await stage.Parallel(3).RunAsync(Numbers.UpTo(200), Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(1, 200), items);
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_slow_first_item_still_comes_first()
    {
        var thirdIsDone = new TaskCompletionSource();
        var stage = Stage.Each<int, int>(async (i, token) =>
        {
            if (i == 1)
            {
                await thirdIsDone.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
            }
            else if (i == 3)
            {
                thirdIsDone.TrySetResult();
            }

            return i;
        });

        Assert.Equal([1, 2, 3, 4, 5], await stage.Parallel(3).RunAsync(Numbers.UpTo(5), Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_result_is_given_before_the_next_item_of_the_source_is_there()
    {
        var isTaken = new TaskCompletionSource();
        var source = Stage.Create<int, int>((numbers, _) => numbers.Select(async (int i, CancellationToken token) =>
        {
            if (i == 2)
            {
                await isTaken.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
            }

            return i;
        }));

        await foreach (var _ in source.Then(Stage.Each<int, int>((i, _) => new(i)).Parallel(4)).RunAsync(Numbers.UpTo(3), Token))
        {
            isTaken.TrySetResult();
        }

        Assert.True(isTaken.Task.IsCompleted);
    }

    [Fact]
    public async Task An_item_with_endless_results_holds_no_more_than_its_capacity()
    {
        var given = 0;
        var endless = Stage.Create<int, int>((items, _) => items.SelectMany(_ => AsyncEnumerable.Range(0, int.MaxValue).Select(i =>
        {
            Interlocked.Increment(ref given);
            return i;
        })));

        var items = await endless.Parallel(4, capacity: 8).RunAsync(Numbers.UpTo(4), Token).Take(100).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, 100), items);
        // What was taken, and for each of four lanes what waits and the one in its hand.
        Assert.InRange(given, 100, 100 + (4 * (8 + 1)));
    }

    [Fact]
    public async Task Leaving_early_ends_every_item_that_is_under_way()
    {
        var underWay = 0;
        var stage = Stage.Each<int, int>(async (i, token) =>
        {
            if (i == 1)
            {
                return i;
            }

            Interlocked.Increment(ref underWay);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                return i;
            }
            finally
            {
                await Task.Yield();
                Interlocked.Decrement(ref underWay);
            }
        });

        var first = await stage.Parallel(4).RunAsync(Numbers.UpTo(10), Token).FirstAsync(Token);

        Assert.Equal(1, first);
        Assert.Equal(0, underWay);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen;)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
