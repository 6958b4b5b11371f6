using ExcelChat.Flow;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Flow;

public sealed class ChainTests
{
    [Property(MaxTest = 200)]
    public async Task Any_chain_gives_the_items_of_the_plain_loop(int[] items, (byte Kind, byte Size)[] links)
    {
        var chain = links.Take(6).Aggregate(Stage.Each<int, int>((i, _) => new(i)), (stage, link) => Link(stage, link.Kind, link.Size % 7 + 1));
        var expected = links.Take(6).Aggregate(items.AsEnumerable(), (values, link) => Plain(values, link.Kind));

        var actual = await chain.RunAsync(items.ToAsyncEnumerable(), CancellationToken.None).ToListAsync();

        Assert.Equal(expected, actual);
    }

    private static Stage<int, int> Link(Stage<int, int> stage, byte kind, int size) => (kind % 6) switch
    {
        0 => stage.Bounded(size),
        1 => stage.Parallel(size),
        2 => stage.Then(Stage.Each<int, int>((i, _) => new(unchecked(i + 1))).Parallel(size, capacity: 1)),
        3 => stage.Then(new Batcher<int>(size)).Then(Stage.Create<IReadOnlyList<int>, int>((batches, _) => batches.SelectMany(b => b))),
        4 => stage.Then(Stage.Create<int, int>((values, _) => values.SelectMany(i => new[] { i, i })).Parallel(size, capacity: 1)),
        _ => stage.Observed("link"),
    };

    private static IEnumerable<int> Plain(IEnumerable<int> values, byte kind) => (kind % 6) switch
    {
        2 => values.Select(i => unchecked(i + 1)),
        4 => values.SelectMany(i => new[] { i, i }),
        _ => values,
    };
}
