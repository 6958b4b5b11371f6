using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Reads the rows of a worksheet part in one pass over its bytes (ECMA-376 part 1, 18.3.1.73). It knows the XML that programs write. At anything
/// else it stops with an <see cref="UnexpectedXmlException"/> before it has said a word about the row in question.
/// </summary>
internal sealed class SheetScanner(ForwardStream part, XlsxCells cells) : XlsxRows
{
    private readonly PartWindow _window = new(part);
    private readonly CellScanner _cells = new(cells);
    private readonly RowTagScanner _rows = new();
    private Place _place = Place.Prologue;
    private RowTag _row;
    private RowTag _next;
    private bool _nextIsWaiting;

    private enum Place
    {
        Prologue,
        BetweenRows,
        InRow,
        AfterRows,
    }

    public override CellAddress? Position => cells.Row == 0 ? null : new(cells.Row, Math.Min(_cells.Column + 1, CellAddress.MaxColumn));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => Scan() ? new(true) : ReadOnAsync(cancellationToken);

    public override void Dispose()
    {
        _window.Dispose();
        part.Dispose();
    }

    private async ValueTask<bool> ReadOnAsync(CancellationToken cancellationToken)
    {
        while (await _window.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_place == Place.AfterRows)
            {
                // What is left has nothing more to say but whether the part is whole.
                _window.Advance(_window.Length);
            }
            else if (Scan())
            {
                return true;
            }
        }

        return _place == Place.AfterRows ? false : throw new UnexpectedXmlException();
    }

    /// <summary>Scans what the window holds. True when a row is complete; false when more bytes are needed or the rows have ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Scan()
    {
        if (_nextIsWaiting)
        {
            Begin(_next);
        }

        var xml = _window.Bytes;
        int at = 0, stuck = 0;
        var complete = false;
        var more = _place != Place.AfterRows;
        while (more && !complete)
        {
            more = _place switch
            {
                Place.Prologue => SkipPrologue(xml, ref at, out stuck),
                Place.BetweenRows => ReadBetweenRows(xml, ref at, out stuck, out complete),
                Place.InRow => ReadInRow(xml, ref at, out stuck),
                _ => false,
            };
        }

        if (!more && _place != Place.AfterRows && !_window.MayLackTheRest(stuck))
        {
            throw new UnexpectedXmlException();
        }

        _window.Advance(at);
        return complete;
    }

    private bool SkipPrologue(ReadOnlySpan<byte> xml, ref int at, out int stuck)
    {
        stuck = at;
        if (!Prologue.SkipToRoot(xml, ref stuck, "worksheet"u8) || !Prologue.SkipToChild(xml, ref stuck, "<sheetData"u8))
        {
            return false;
        }

        if (!Utf8Xml.IsStartTag(xml, stuck, "sheetData"u8))
        {
            return false;
        }

        stuck += "<sheetData".Length;
        var part = Utf8Xml.NextInTag(xml, ref stuck, out _, out _);
        if (part is not (TagPart.Open or TagPart.Empty))
        {
            return false;
        }

        at = stuck;
        _place = part == TagPart.Open ? Place.BetweenRows : Place.AfterRows;
        return true;
    }

    /// <summary>Reads the cells of a row, up to its end or to one that is not all there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadInRow(ReadOnlySpan<byte> xml, ref int at, out int stuck)
    {
        if (!_cells.Read(xml, ref at, out stuck) || !Utf8Xml.ReadEndTag(xml, ref stuck, "row"u8))
        {
            return false;
        }

        at = stuck;
        _place = Place.BetweenRows;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadBetweenRows(ReadOnlySpan<byte> xml, ref int at, out int stuck, out bool complete)
    {
        complete = false;
        stuck = at;
        Utf8Xml.SkipSpace(xml, ref stuck);
        if (Utf8Xml.ReadEndTag(xml, ref stuck, "sheetData"u8))
        {
            at = stuck;
            _place = Place.AfterRows;
            complete = End();
            return true;
        }

        if (!_rows.TryRead(xml, ref stuck, after: _row.Number, out var tag))
        {
            return false;
        }

        if (tag.Number < _row.Number)
        {
            // Rows out of order: the parser says what is wrong.
            throw new UnexpectedXmlException();
        }

        at = stuck;
        complete = Meet(tag);
        return true;
    }

    /// <summary>Comes to a row. True when the row before it is complete and has cells; then the new one has to wait for the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Meet(RowTag tag)
    {
        _place = tag.IsEmpty ? Place.BetweenRows : Place.InRow;
        if (tag.Number == _row.Number)
        {
            _row.Hidden |= tag.Hidden;
            _cells.Begin(tag.Key);
            return false;
        }

        _next = tag;
        _nextIsWaiting = End();
        if (!_nextIsWaiting)
        {
            Begin(tag);
        }

        return _nextIsWaiting;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin(RowTag tag)
    {
        _nextIsWaiting = false;
        _row = tag;
        _cells.Begin(tag.Key);
        cells.Begin(tag.Number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool End()
    {
        var found = cells.End();
        Current = new(_row.Number, _row.Hidden, found) { OutlineLevel = _row.OutlineLevel, HasAllResults = !cells.LacksResults };
        return found.Length > 0;
    }
}
