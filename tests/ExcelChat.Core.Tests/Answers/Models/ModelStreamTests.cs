using System.Threading.Channels;
using ExcelChat.Answers;
using ExcelChat.Answers.Models;
using ExcelChat.Answers.Tools;
using ExcelChat.Plans;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace ExcelChat.Core.Tests.Answers.Models;

public sealed class ModelStreamTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<ChatResponseUpdate> _model = Channel.CreateUnbounded<ChatResponseUpdate>();
    private readonly Findings _findings = new("Which?");
    private readonly ModelStream _stream;

    public ModelStreamTests()
        => _stream = new(_model.Reader.ReadAllAsync(TestContext.Current.CancellationToken), _findings, new ModelOptions { FlushDelay = TimeSpan.FromMilliseconds(500) }, _time);

    [Fact]
    public async Task Text_without_a_break_is_passed_on_when_the_delay_is_over_and_not_before()
    {
        Compute();
        Write("the revenue of the north is above 230");
        await using var pieces = _stream.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var began = _time.GetUtcNow();

        var next = pieces.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            _time.Advance(Tick);
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Equal("the revenue of the north is ", pieces.Current);
        Assert.True(_time.GetUtcNow() - began >= TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task The_rest_comes_when_the_model_ends()
    {
        Compute();
        Write("It is 230. It ");
        Write("is above 1.2 million");
        _model.Writer.Complete();

        Assert.Equal(["It is 230. ", "It is above 1.2 million"], await PiecesAsync());
        Assert.Null(_stream.Failure);
    }

    [Fact]
    public async Task Nothing_is_passed_on_without_a_result()
    {
        Write("It is surely 230. Believe me.");
        _model.Writer.Complete();

        Assert.Empty(await PiecesAsync());
    }

    [Fact]
    public async Task An_error_ends_the_pieces_and_is_kept()
    {
        Compute();
        Write("It is 230. And");
        _model.Writer.Complete(new IOException("gone"));

        Assert.Equal(["It is 230. ", "And"], await PiecesAsync());
        Assert.IsType<IOException>(_stream.Failure);
    }

    [Fact]
    public async Task A_claim_that_breaks_off_is_not_passed_on()
    {
        Compute();
        Write("It is 230. That is 23");
        _model.Writer.Complete(new IOException("gone"));

        Assert.Equal(["It is 230. ", "That is "], await PiecesAsync());
    }

    [Fact]
    public async Task The_model_is_never_read_more_than_two_tokens_ahead_of_a_slow_reader()
    {
        Compute();
        var (read, taken) = (0, 0);
        var stream = new ModelStream(EndlessAsync(), _findings, new ModelOptions(), _time);

        await foreach (var piece in stream.ReadAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal("It is 230. ", piece);
            taken++;
            for (var i = 0; i < 20; i++)
            {
                // Whatever could run ahead gets its chance to.
                await Task.Yield();
            }

            Assert.InRange(read, taken, taken + 2);
            if (taken == 500)
            {
                break;
            }
        }

        Assert.Equal(500, taken);

        async IAsyncEnumerable<ChatResponseUpdate> EndlessAsync()
        {
            for (; ; read++)
            {
                await Task.Yield();
                yield return new(ChatRole.Assistant, "It is 230. ");
            }
        }
    }

    private ValueTask<List<string>> PiecesAsync() => _stream.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private void Write(string text) => Assert.True(_model.Writer.TryWrite(new(ChatRole.Assistant, text)));

    private void Compute()
    {
        var plan = new Constant(Literal.Of(230));
        _findings.Add(new(plan, new PlanEngine([], TestContext.Current.CancellationToken).Run(plan)));
    }
}
