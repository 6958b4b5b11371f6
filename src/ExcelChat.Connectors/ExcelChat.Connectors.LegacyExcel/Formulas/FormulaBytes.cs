using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Formulas;

/// <summary>The bytes of a compiled formula. Reading beyond them gives zeros and marks the formula as broken.</summary>
internal ref struct FormulaBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public bool IsBroken { get; private set; }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public int UInt16() => Take(2) is { Length: > 0 } taken ? BinaryPrimitives.ReadUInt16LittleEndian(taken) : 0;

    public int Int32() => Take(4) is { Length: > 0 } taken ? BinaryPrimitives.ReadInt32LittleEndian(taken) : 0;

    public double Double() => Take(8) is { Length: > 0 } taken ? BinaryPrimitives.ReadDoubleLittleEndian(taken) : 0;

    public void Skip(int count) => Take(count);

    public string Characters(int length, bool wide)
        => wide ? Encoding.Unicode.GetString(Take(length * 2)) : Encoding.Latin1.GetString(Take(length));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            IsBroken = true;
            _rest = [];
            return [];
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
