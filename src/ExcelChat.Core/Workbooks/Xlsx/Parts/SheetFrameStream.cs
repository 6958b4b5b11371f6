using System.Buffers;
using ExcelChat.Workbooks.Xlsx.Scanning;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>
/// The bytes of a worksheet part without the rows between the tags of its sheetData element: they are most of the part, and what surrounds the
/// cells can do without them. The tags are sought as ASCII, so a part with a prefix or in UTF-16 goes through whole.
/// </summary>
internal sealed class SheetFrameStream(Stream part, CancellationToken cancellationToken) : ForwardStream
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private State _state;
    private int _start;
    private int _shown;
    private int _end;
    private bool _ended;
    private bool _disposed;

    private enum State
    {
        Before,
        Rows,
        Whole,
    }

    private static ReadOnlySpan<byte> StartTag => "<sheetData"u8;

    private static ReadOnlySpan<byte> EndTag => "</sheetData"u8;

    /// <exception cref="UnexpectedXmlException">Among the rows is a comment, CDATA or an instruction, which may hide the end of the rows.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_start == _shown && !(_ended && _start == _end))
        {
            Fill();
            Advance(_buffer.AsSpan(_start, _end - _start));
        }

        var count = Math.Min(buffer.Length, _shown - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            part.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _start = _shown = _end = 0;
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = _shown = 0;
        var read = _ended || _end == _buffer.Length ? 0 : part.Read(_buffer.AsSpan(_end));
        _ended |= read == 0 && _end < _buffer.Length;
        _end += read;
    }

    /// <summary>Decides how many of the bytes are shown and how many are left out.</summary>
    private void Advance(ReadOnlySpan<byte> bytes)
    {
        switch (_state)
        {
            case State.Before:
                FindRows(bytes);
                break;
            case State.Rows:
                SkipRows(bytes);
                break;
            default:
                _shown = _end;
                break;
        }
    }

    private void FindRows(ReadOnlySpan<byte> bytes)
    {
        var tag = bytes.IndexOf(StartTag);
        var before = tag < 0 ? bytes : bytes[..tag];
        var length = tag < 0 ? -1 : bytes[tag..].IndexOf((byte)'>');

        // A comment or CDATA may hold what looks like a tag; a part that ends or a tag that fills the buffer is for the parser to judge.
        if (before.IndexOf("<!"u8) >= 0 || (length < 0 && (_ended || (tag == 0 && _end == _buffer.Length))))
        {
            _state = State.Whole;
            _shown = _end;
        }
        else if (length < 0)
        {
            _shown = tag < 0 ? Math.Max(0, _end - StartTag.Length) : tag;
        }
        else
        {
            _shown = tag + length + 1;
            _state = bytes[tag + length - 1] == '/' || !IsTag(bytes[tag + StartTag.Length]) ? State.Whole : State.Rows;
        }
    }

    private void SkipRows(ReadOnlySpan<byte> bytes)
    {
        var tag = bytes.IndexOf(EndTag);
        var rows = tag < 0 ? bytes : bytes[..tag];
        if (rows.IndexOf("<!"u8) >= 0 || rows.IndexOf("<?"u8) >= 0)
        {
            throw new UnexpectedXmlException();
        }

        _state = tag < 0 ? State.Rows : State.Whole;
        _start = tag >= 0 ? tag : _ended ? _end : Math.Max(0, _end - EndTag.Length);
        _shown = tag < 0 ? _start : _end;
    }

    private static bool IsTag(byte next) => next is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
