using ExcelChat.Flow;

namespace ExcelChat.Core.Tests.Flow;

public sealed class BatcherTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(3, new[] { 3 })]
    [InlineData(7, new[] { 3, 3, 1 })]
    public async Task Batches_are_full_but_for_the_last(int count, int[] sizes)
    {
        var batches = await new Batcher<int>(3).RunAsync(Numbers.UpTo(count), Token).ToListAsync(Token);

        Assert.Equal(sizes, batches.Select(b => b.Count));
        Assert.Equal(Enumerable.Range(1, count), batches.SelectMany(b => b));
    }

    [Fact]
    public async Task A_batch_is_given_as_soon_as_it_is_full()
    {
        var source = new Numbers(10);

        var first = await new Batcher<int>(3).RunAsync(source, Token).FirstAsync(Token);

        Assert.Equal([1, 2, 3], first);
        Assert.Equal(3, source.Given);
    }

    [Fact]
    public void A_size_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Batcher<int>(0));

    [Theory]
    [InlineData(0.1, 0.59, 100)]
    [InlineData(0.6, 0.1, 50)]
    [InlineData(0.1, 0.79, 50)]
    [InlineData(0.8, 0.1, 25)]
    [InlineData(0.1, 1, 25)]
    public async Task A_batch_is_smaller_the_busier_the_machine_is(double cpu, double memory, int size)
    {
        var plan = new BatchPlan(new TestGauge(new ResourceReading(cpu, memory)), new());

        var batches = await plan.Batcher<int>(_ => 1).RunAsync(Numbers.UpTo(150), Token).ToListAsync(Token);

        Assert.Equal(size, batches[0].Count);
        Assert.Equal(Enumerable.Range(1, 150), batches.SelectMany(b => b));
    }

    [Fact]
    public async Task The_size_follows_the_machine_from_batch_to_batch()
    {
        var plan = new BatchPlan(new TestGauge(new(0, 0), new(0.9, 0), new(0.7, 0)), new() { CalmSize = 5, MediumSize = 3, BusySize = 1 });

        var batches = await plan.Batcher<int>(_ => 1).RunAsync(Numbers.UpTo(9), Token).ToListAsync(Token);

        Assert.Equal([5, 1, 3], batches.Select(b => b.Count));
    }

    [Fact]
    public async Task A_batch_ends_before_it_takes_more_than_its_memory_and_a_giant_is_alone()
    {
        var plan = new BatchPlan(new TestGauge(new ResourceReading(0, 0)), new() { Memory = 10 });

        var batches = await plan.Batcher<int>(item => item).RunAsync(new[] { 4, 6, 1, 12, 2, 3, 5, 1 }.ToAsyncEnumerable(), Token).ToListAsync(Token);

        Assert.Equal([[4, 6], [1], [12], [2, 3, 5], [1]], batches);
    }

    /// <summary>Gives its readings one after the other, and the last for ever.</summary>
    private sealed class TestGauge(params ResourceReading[] readings) : ResourceGauge
    {
        private int _read;

        public override ResourceReading Read() => readings[Math.Min(_read++, readings.Length - 1)];
    }
}
