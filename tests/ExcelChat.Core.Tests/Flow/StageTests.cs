using ExcelChat.Flow;

namespace ExcelChat.Core.Tests.Flow;

public sealed class StageTests
{
    private static readonly Stage<int, int> Double = Stage.Each<int, int>((i, _) => new(i * 2));

    public static TheoryData<string> Kinds => ["then", "bounded", "parallel", "observed"];

    [Fact]
    public async Task Stages_compose_in_the_order_they_are_written()
    {
        var chain = Double.Then(Stage.Each<int, string>((i, _) => new($"#{i}"))).Then(new Batcher<string>(2));

        var batches = await chain.RunAsync(Numbers.UpTo(3), Token).ToListAsync(Token);

        Assert.Equal([["#2", "#4"], ["#6"]], batches);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nothing_runs_before_the_enumeration(string kind)
    {
        var source = new Numbers(3);

        var run = Built(kind).RunAsync(source, Token);
        await Task.Yield();

        Assert.Equal(0, source.Enumerations);
        Assert.Equal([2, 4, 6], await run.ToListAsync(Token));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task One_run_does_not_disturb_another(string kind)
    {
        var stage = Built(kind);

        var both = await stage.RunAsync(Numbers.UpTo(50), Token)
            .Zip(stage.RunAsync(Numbers.UpTo(50), Token))
            .ToListAsync(Token);

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (i * 2, i * 2)), both);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_error_of_the_source_reaches_the_consumer_unchanged_after_the_items_before_it(string kind)
    {
        var error = new InvalidOperationException("the source broke");
        var source = new Numbers(100) { ThrowAt = 4, Error = error };
        var seen = new List<int>();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in Built(kind).RunAsync(source, Token))
            {
                seen.Add(item);
            }
        });

        Assert.Same(error, thrown);
        Assert.Equal([2, 4, 6], seen);
        Assert.True(source.IsDisposed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_error_of_the_stage_reaches_the_consumer_unchanged_after_the_items_before_it(string kind)
    {
        var error = new InvalidOperationException("the stage broke");
        var source = new Numbers(100);
        var fragile = Stage.Each<int, int>((i, _) => i == 4 ? throw error : new(i));
        var seen = new List<int>();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in Built(kind, fragile).RunAsync(source, Token))
            {
                seen.Add(item);
            }
        });

        Assert.Same(error, thrown);
        Assert.Equal([1, 2, 3], seen.Take(3));
        Assert.True(source.IsDisposed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_consumer_that_leaves_early_stops_the_source_before_its_loop_ends(string kind)
    {
        var source = new Numbers(int.MaxValue) { LastBreath = TimeSpan.FromMilliseconds(20) };

        await foreach (var item in Built(kind).RunAsync(source, Token))
        {
            if (item == 6)
            {
                break;
            }
        }

        Assert.True(source.IsDisposed);
        Assert.InRange(source.Given, 3, 3 + 8);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cancellation_leaves_no_task_behind(string kind)
    {
        using var stop = new CancellationTokenSource();
        var source = new Numbers(int.MaxValue) { BlockAt = 3, LastBreath = TimeSpan.FromMilliseconds(20) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in Built(kind).RunAsync(source, stop.Token))
            {
                if (item == 4)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.True(source.IsDisposed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_run_under_a_cancelled_token_gives_nothing(string kind)
    {
        var source = new Numbers(10) { BlockAt = 1 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Built(kind).RunAsync(source, new CancellationToken(canceled: true)).ToListAsync(Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Stage<int, int> Built(string kind, Stage<int, int>? stage = null) => (kind, stage ?? Double) switch
    {
        ("then", var s) => s.Then(Stage.Each<int, int>((i, _) => new(i))),
        ("bounded", var s) => s.Bounded(4),
        ("parallel", var s) => s.Parallel(4),
        (_, var s) => s.Observed("test"),
    };
}
