using System.Buffers;

namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// Decompresses a DEFLATE stream (RFC 1951). Decompressing is most of the work of reading a workbook, and a loop made for it takes three quarters of the time of
/// the library's.
/// </summary>
internal sealed class InflateStream : ForwardStream
{
    private const int Size = 1 << 17;

    private readonly BitSource _source;
    private readonly BlockCodes _codes = new();
    private byte[] _window = [];
    private int _from;
    private int _to;
    private int _stored;
    private State _state;
    private bool _isLastBlock;

    public InflateStream(Stream compressed) => _source = new(compressed);

    private enum State
    {
        BetweenBlocks,
        Stored,
        Coded,
        Ended,
    }

    /// <summary>Decompresses the next bytes.</summary>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="InvalidDataException">The stream is damaged, or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_from == _to && !buffer.IsEmpty)
        {
            MakeRoom();
            _to += Append(_window, _to, Size - Slack);
        }

        var count = Math.Min(buffer.Length, _to - _from);
        _window.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stream is damaged, or ends too early.</exception>
    public override int Append(byte[] bytes, int end, int limit)
    {
        var to = end;
        while (to == end && to < limit && _state != State.Ended)
        {
            _source.Fill();
            Advance(bytes, ref to, limit);
            if (_source.IsOverrun)
            {
                _state = State.Ended;
                throw Damaged();
            }
        }

        return to - end;
    }

    internal static InvalidDataException Damaged() => new("its compressed bytes are damaged, or end too early.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _state = State.Ended;
            _from = _to;
            var window = Interlocked.Exchange(ref _window, []);
            if (window.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(window);
            }

            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void MakeRoom()
    {
        if (_window.Length == 0)
        {
            _window = ArrayPool<byte>.Shared.Rent(Size);
        }
        else if (_to >= Size - Slack)
        {
            _window.AsSpan(_to - History, History).CopyTo(_window);
            _from = _to = History;
        }
    }

    private void Advance(byte[] window, ref int to, int limit)
    {
        switch (_state)
        {
            case State.BetweenBlocks:
                BeginBlock();
                break;
            case State.Stored:
                CopyStored(window, ref to, limit);
                break;
            default:
                _state = SymbolDecoder.Decode(_source, _codes, window, ref to, limit) ? AfterBlock() : _state;
                break;
        }
    }

    private State AfterBlock() => _isLastBlock ? State.Ended : State.BetweenBlocks;

    private void BeginBlock()
    {
        _isLastBlock = _source.Take(1) == 1;
        switch (_source.Take(2))
        {
            case 0:
                BeginStored();
                break;
            case 1:
                _codes.BeFixed();
                _state = State.Coded;
                break;
            case 2 when _codes.Read(_source):
                _state = State.Coded;
                break;
            default:
                throw Damaged();
        }
    }

    private void BeginStored()
    {
        _source.Take(_source.Count & 7);
        var length = _source.Take(16);
        if (length != (~_source.Take(16) & 0xFFFF))
        {
            throw Damaged();
        }

        _source.Unload();
        _stored = (int)length;
        _state = length > 0 ? State.Stored : AfterBlock();
    }

    private void CopyStored(byte[] window, ref int to, int limit)
    {
        var count = _source.Copy(window.AsSpan(to, Math.Min(_stored, limit - to)));
        if (count == 0)
        {
            throw Damaged();
        }

        to += count;
        _stored -= count;
        _state = _stored > 0 ? State.Stored : AfterBlock();
    }
}
