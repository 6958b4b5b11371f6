using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Proving;

/// <summary>A hash of values: the same on every machine that stores numbers in little-endian order, as all that .NET runs on do.</summary>
internal sealed class ValueHash
{
    private readonly XxHash3 _hash = new();
    private readonly byte[] _ahead = new byte[4096];
    private int _count;
    private NumberFormat? _format;

    public void Add(string text)
    {
        Add(text.Length);
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        Reserve(bytes.Length);
        if (bytes.Length > _ahead.Length)
        {
            _hash.Append(bytes);
            return;
        }

        bytes.CopyTo(_ahead.AsSpan(_count));
        _count += bytes.Length;
    }

    public void Add(CellValue value)
    {
        Reserve(1 + sizeof(double));
        _ahead[_count++] = (byte)value.Kind;
        // Negative zero is zero.
        MemoryMarshal.Write(_ahead.AsSpan(_count), value.Number + 0.0);
        _count += sizeof(double);
        if (value.Text is { Length: > 0 } text)
        {
            Add(text);
        }
    }

    /// <summary>Adds the format of a cell where it is another than the last one's.</summary>
    public void Add(NumberFormat format)
    {
        if (!ReferenceEquals(_format, format) && _format?.Code != format.Code)
        {
            Add((_format = format).Code);
        }
    }

    public string ToDigest()
    {
        Flush();
        var digest = _hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
        _hash.Reset();
        _format = null;
        return digest;
    }

    private void Add(int number)
    {
        Reserve(sizeof(int));
        MemoryMarshal.Write(_ahead.AsSpan(_count), number);
        _count += sizeof(int);
    }

    private void Reserve(int bytes)
    {
        if (_count + bytes > _ahead.Length)
        {
            Flush();
        }
    }

    // Many short pieces hash slower than their bytes at once, to the same digest.
    private void Flush()
    {
        _hash.Append(_ahead.AsSpan(0, _count));
        _count = 0;
    }
}
