using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Core.Tests.Workbooks.Zip;

public sealed class ReadAheadStreamTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)(i * 31 % 251))];

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public async Task Bytes_come_in_order_whatever_is_asked_for(int piece)
    {
        await using var stream = new ReadAheadStream(new MemoryStream(Bytes));

        Assert.Equal(Bytes, await AllAsync(stream, piece));
    }

    [Fact]
    public async Task An_error_comes_after_the_bytes_before_it()
    {
        await using var stream = new ReadAheadStream(new Failing(Bytes, at: 500_000));
        var read = 0;

        var error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            for (int count; (count = await stream.ReadAsync(new byte[10_000], TestContext.Current.CancellationToken)) > 0;)
            {
                read += count;
            }
        });

        Assert.Equal(("torn", 500_000), (error.Message, read));
    }

    [Fact]
    public async Task Memory_ahead_is_bounded_and_disposing_ends_the_reading()
    {
        var inner = new Failing(Bytes, at: int.MaxValue);
        var stream = new ReadAheadStream(inner);
        Assert.NotEqual(0, await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken));

        await stream.DisposeAsync();
        await inner.Disposed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.InRange(inner.Taken, 1, 7 << 16);
    }

    [Fact]
    public async Task Whoever_waits_can_give_up()
    {
        using var stopping = new CancellationTokenSource();
        await using var stream = new ReadAheadStream(new Silent());
        var reading = stream.ReadAsync(new byte[1], stopping.Token).AsTask();

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static async Task<byte[]> AllAsync(ReadAheadStream stream, int piece)
    {
        var (all, buffer) = (new MemoryStream(), new byte[piece]);
        for (int read; (read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    /// <summary>Fails where it is told to, and says when it is disposed.</summary>
    private sealed class Failing(byte[] bytes, int at) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _position;

        public Task Disposed => _disposed.Task;

        public long Taken => _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = base.Read(buffer.Span[..(int)Math.Min(buffer.Length, at - _position)]);
            _position += count;
            return _position == at && count == 0 ? throw new InvalidDataException("torn") : new(count);
        }

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }

    /// <summary>Never has a byte.</summary>
    private sealed class Silent : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
