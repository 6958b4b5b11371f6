using System.Buffers;
using System.Threading.Channels;

namespace ExcelChat.Workbooks.Zip;

/// <summary>Reads a stream on another thread, a few blocks ahead of whoever reads this. Errors come where the bytes would have come that they stand for.</summary>
internal sealed class ReadAheadStream : ForwardStream
{
    private const int BlockSize = 1 << 16;
    private const int Blocks = 4;

    private readonly Stream _inner;
    private readonly Channel<Block> _ahead = Channel.CreateBounded<Block>(new BoundedChannelOptions(Blocks) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _stopping = new();
    private Block? _block;
    private int _used;
    private bool _disposed;

    /// <param name="inner">The stream; disposed when it has been read, or with this.</param>
    public ReadAheadStream(Stream inner)
    {
        _inner = inner;
        _ = Task.Run(ReadAheadAsync);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_block is null)
        {
            if (!_ahead.Reader.TryRead(out _block) && !await _ahead.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }
        }

        return Take(_block, buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> AppendAsync(byte[] bytes, int end, int limit, CancellationToken cancellationToken)
        => ReadAsync(bytes.AsMemory(end, limit - end), cancellationToken);

    // Waiting would hold a thread that the other one may need.
    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _stopping.Cancel();
            Release();
        }

        base.Dispose(disposing);
    }

    private int Take(Block block, Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, block.Count - _used);
        block.Bytes.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        if (_used == block.Count)
        {
            Release();
        }

        return count;
    }

    private void Release()
    {
        if (_block is { } block)
        {
            ArrayPool<byte>.Shared.Return(block.Bytes);
        }

        _block = null;
        _used = 0;
    }

    private async Task ReadAheadAsync()
    {
        Exception? error = null;
        try
        {
            int read;
            do
            {
                var bytes = ArrayPool<byte>.Shared.Rent(BlockSize);
                read = await _inner.ReadAsync(bytes.AsMemory(0, BlockSize), _stopping.Token).ConfigureAwait(false);
                if (read > 0)
                {
                    await _ahead.Writer.WriteAsync(new(bytes, read), _stopping.Token).ConfigureAwait(false);
                }
                else
                {
                    ArrayPool<byte>.Shared.Return(bytes);
                }
            }
            while (read > 0);
        }
        catch (Exception e)
        {
            // Told to the reader, who asks for the bytes in vain. Blocks that nobody takes any more go to the garbage collector.
            error = e;
        }
        finally
        {
            _ahead.Writer.TryComplete(error);
            await _inner.DisposeAsync().ConfigureAwait(false);
        }
    }

    private sealed record Block(byte[] Bytes, int Count);
}
