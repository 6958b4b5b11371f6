using ExcelChat.Flow;

namespace ExcelChat.Core.Tests.Flow;

public sealed class BoundedStageTests
{
    private static readonly Stage<int, int> Same = Stage.Each<int, int>((i, _) => new(i));

    [Fact]
    public async Task The_producer_runs_ahead_by_the_capacity_and_the_one_in_its_hand_and_no_further()
    {
        const int capacity = 5;
        var taken = 0;
        var furthest = 0;
        var isAhead = new TaskCompletionSource();
        var source = new Numbers(1000)
        {
            OnGiven = i =>
            {
                furthest = Math.Max(furthest, i - Volatile.Read(ref taken));
                if (i == capacity + 2)
                {
                    isAhead.TrySetResult();
                }
            },
        };

        await foreach (var _ in Same.Bounded(capacity).RunAsync(source, TestContext.Current.CancellationToken))
        {
            await isAhead.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Volatile.Write(ref taken, taken + 1);
        }

        Assert.InRange(furthest, capacity + 2, capacity + 2);
    }

    [Fact]
    public async Task The_memory_of_a_chain_is_the_sum_of_its_capacities()
    {
        var taken = 0;
        var furthest = 0;
        var source = new Numbers(500) { OnGiven = i => furthest = Math.Max(furthest, i - Volatile.Read(ref taken)) };
        var chain = Same.Bounded(2).Then(Same.Bounded(3)).Then(Same.Bounded(4));

        await foreach (var _ in chain.RunAsync(source, TestContext.Current.CancellationToken))
        {
            await Task.Yield();
            Volatile.Write(ref taken, taken + 1);
        }

        // Capacities, and what each of the three producers and the consumer holds in its hand.
        Assert.InRange(furthest, 1, 2 + 3 + 4 + 3 + 1);
        Assert.Equal(500, taken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_capacity_below_one_is_refused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Same.Bounded(capacity));
}
