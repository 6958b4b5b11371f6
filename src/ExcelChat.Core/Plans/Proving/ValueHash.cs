using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Proving;

/// <summary>A hash of values: the same on every machine that stores numbers in little-endian order, as all that .NET runs on do.</summary>
internal sealed class ValueHash
{
    private readonly XxHash3 _hash = new();
    private NumberFormat? _format;

    public void Add(string text)
    {
        Add(text.Length);
        _hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public void Add(CellValue value)
    {
        // Negative zero is zero.
        Span<byte> plain = stackalloc byte[1 + sizeof(double)];
        plain[0] = (byte)value.Kind;
        MemoryMarshal.Write(plain[1..], value.Number + 0.0);
        _hash.Append(plain);
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
        var digest = _hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
        _hash.Reset();
        _format = null;
        return digest;
    }

    private void Add(int number) => _hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));
}
