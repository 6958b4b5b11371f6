using System.Buffers.Binary;
using System.Text;

namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>Makes each short string that repeats within a sheet once or a few times, not once for every cell.</summary>
internal sealed class RecentStrings
{
    private const int MaxLength = 64;
    private const int Slots = 1024;
    private readonly string?[] _strings = new string?[Slots];

    /// <summary>The string of valid UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return Encoding.UTF8.GetString(text);
        }

        ref var slot = ref _strings[Slot(text)];
        if (slot is null || !Ascii.Equals(text, slot))
        {
            slot = Encoding.UTF8.GetString(text);
        }

        return slot;
    }

    private static int Slot(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * 0x9E3779B97F4A7C15;
        }

        foreach (var b in text)
        {
            hash = (hash ^ b) * 0x9E3779B97F4A7C15;
        }

        return (int)(hash >> 32) & (Slots - 1);
    }
}
