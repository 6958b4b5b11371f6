using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>
/// Reads the table of shared strings (ECMA-376 part 1, 18.4) in one pass over its bytes. Its declared counts are not trusted. At XML that it does
/// not know it stops with an <see cref="UnexpectedXmlException"/>.
/// </summary>
internal sealed class SharedStringScanner(ForwardStream part, StringTableBuilder table) : IDisposable
{
    private readonly PartWindow _window = new(part);
    private readonly Utf8Text _text = new();
    private readonly RichTextScanner _rich = new();
    private bool _inTable;
    private bool _ended;

    public async ValueTask<StringTable> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _window.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_ended)
            {
                // What is left has nothing more to say but whether the part is whole.
                _window.Advance(_window.Length);
            }
            else
            {
                Scan();
            }
        }

        return _ended ? table.Build() : throw new UnexpectedXmlException();
    }

    public void Dispose()
    {
        _window.Dispose();
        part.Dispose();
    }

    private void Scan()
    {
        var xml = _window.Bytes;
        int at = 0, stuck = 0;
        if (!_inTable && !SkipPrologue(xml, ref at, out stuck))
        {
            Expect(stuck);
            return;
        }

        do
        {
            ReadPlainItems(xml, ref at);
        }
        while (ReadItem(xml, ref at, out stuck));

        if (!_ended)
        {
            Expect(stuck);
        }

        _window.Advance(at);
    }

    private void Expect(int stuck)
    {
        if (!_window.MayLackTheRest(stuck))
        {
            throw new UnexpectedXmlException();
        }
    }

    private bool SkipPrologue(ReadOnlySpan<byte> xml, ref int at, out int stuck)
    {
        stuck = at;
        if (!Prologue.SkipToRoot(xml, ref stuck, "sst"u8))
        {
            return false;
        }

        TagPart part;
        while ((part = Utf8Xml.NextInTag(xml, ref stuck, out var name, out _)) == TagPart.Attribute)
        {
            if (name.SequenceEqual("xml:space"u8))
            {
                return false;
            }
        }

        if (part == TagPart.Unreadable)
        {
            return false;
        }

        at = stuck;
        _inTable = true;
        _ended = part == TagPart.Empty;
        return true;
    }

    /// <summary>Goes over strings of one plain text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ReadPlainItems(ReadOnlySpan<byte> xml, ref int at)
    {
        for (var p = at; !_ended && Utf8Xml.Skip(xml, ref p, "<si><t>"u8) && _text.TryReadString(xml, ref p, preserve: false, out var text) && Utf8Xml.Skip(xml, ref p, "</t></si>"u8); at = p)
        {
            table.Slab.Append(text);
            table.EndString();
        }
    }

    private bool ReadItem(ReadOnlySpan<byte> xml, ref int at, out int stuck)
    {
        stuck = at;
        if (_ended)
        {
            return false;
        }

        Utf8Xml.SkipSpace(xml, ref stuck);
        if (Utf8Xml.IsStartTag(xml, stuck, "si"u8))
        {
            var length = table.Slab.Length;
            if (!_rich.Read(xml, ref stuck, "si"u8, table.Slab))
            {
                table.Slab.Length = length;
                return false;
            }

            table.EndString();
        }
        else if (Utf8Xml.ReadEndTag(xml, ref stuck, "sst"u8))
        {
            _ended = true;
        }
        else
        {
            return false;
        }

        at = stuck;
        return true;
    }
}
