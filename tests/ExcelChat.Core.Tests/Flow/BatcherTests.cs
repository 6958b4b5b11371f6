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
}
