using System.Numerics;

namespace ExcelChat.Workbooks.Zip;

/// <summary>
/// The codes of a DEFLATE block (RFC 1951, 3.2.2) as a table: the next bits of the stream lead to an entry that says which symbol they are and how many of them
/// it takes. Codes longer than <see cref="Bits"/> go on in a table of their own behind the first one.
/// </summary>
internal sealed class HuffmanTable
{
    /// <summary>The most bits of a code.</summary>
    public const int MaxLength = 15;

    /// <summary>An entry that is a byte.</summary>
    public const uint Literal = 1u << 31;

    /// <summary>An entry that is no byte and no length or distance: one of the two below, or no code.</summary>
    public const uint Exception = 1u << 15;

    /// <summary>An entry that leads to a further table.</summary>
    public const uint Further = 1u << 14;

    /// <summary>An entry that ends the block; an exception that is neither this nor <see cref="Further"/> is no code.</summary>
    public const uint End = 1u << 13;

    private readonly ushort[] _sorted;
    private readonly uint[] _symbols;

    /// <param name="bits">The bits that the first table looks at.</param>
    /// <param name="size">The most entries that codes of so many symbols can lead to.</param>
    /// <param name="symbols">The entries of the symbols, without the lengths of their codes: the value above bit 16, the extra bits that follow the code in the lowest byte.</param>
    public HuffmanTable(int bits, int size, uint[] symbols)
    {
        Bits = bits;
        _symbols = symbols;
        _sorted = new ushort[symbols.Length];
        Entries = new uint[size];
    }

    /// <summary>The bits that the first table looks at.</summary>
    public int Bits { get; }

    /// <summary>
    /// The entries. Lowest byte: how many bits code and extra bits take together; bits 8 to 12: how many the code takes; from bit 16: the value. An entry
    /// that leads further has the bits of the first table, the bits that the further one looks at, and its place.
    /// </summary>
    public uint[] Entries { get; }

    /// <summary>Builds the table for codes of these lengths, one for each symbol, 0 for none.</summary>
    /// <returns>Whether the lengths are those of a code: all bits lead somewhere, or there is one symbol at most.</returns>
    public bool Build(ReadOnlySpan<byte> lengths)
    {
        Span<int> counts = stackalloc int[MaxLength + 1];
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        var used = lengths.Length - counts[0];
        counts[0] = 0;
        var left = 1;
        for (var length = 1; length <= MaxLength; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
            {
                return false;
            }
        }

        if (left > 0 && (used > 1 || counts[1] != used))
        {
            return false;
        }

        Sort(lengths, counts);
        Fill(counts, isComplete: left == 0);
        return true;
    }

    private void Sort(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts)
    {
        Span<int> next = stackalloc int[MaxLength + 2];
        for (var length = 1; length <= MaxLength; length++)
        {
            next[length + 1] = next[length] + counts[length];
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] > 0)
            {
                _sorted[next[lengths[symbol]]++] = (ushort)symbol;
            }
        }
    }

    /// <summary>Codes come in the order of their lengths, so that the table doubles each time that they become a bit longer.</summary>
    private void Fill(ReadOnlySpan<int> counts, bool isComplete)
    {
        if (!isComplete)
        {
            Entries.AsSpan(0, 1 << Bits).Fill(Exception);
        }

        var (code, sorted) = (0u, 0);
        for (var length = 1; length <= Bits; length++)
        {
            var half = 1 << (length - 1);
            if (isComplete)
            {
                Entries.AsSpan(0, half).CopyTo(Entries.AsSpan(half));
            }

            for (var i = 0; i < counts[length]; i++, code = Next(code, length))
            {
                Entries[code] = Entry(_sorted[sorted++], length);
            }
        }

        if (!isComplete && sorted > 0)
        {
            // The one symbol has the code 0; a 1 is no code.
            for (var i = 2; i < 1 << Bits; i += 2)
            {
                Entries[i] = Entries[0];
            }
        }

        FillFurther(counts, code, sorted);
    }

    private void FillFurther(ReadOnlySpan<int> counts, uint code, int sorted)
    {
        var (prefix, end, place, bits) = (uint.MaxValue, 1 << Bits, 0, 0);
        var mask = (1u << Bits) - 1;
        for (var length = Bits + 1; length <= MaxLength; length++)
        {
            for (var left = counts[length]; left > 0; left--, code = Next(code, length))
            {
                if ((code & mask) != prefix)
                {
                    prefix = code & mask;
                    bits = FurtherBits(counts, length, left);
                    place = end;
                    end += 1 << bits;
                    Entries[prefix] = ((uint)place << 16) | Exception | Further | ((uint)bits << 8) | (uint)Bits;
                }

                var entry = Entry(_sorted[sorted++], length - Bits);
                for (var i = (int)(code >> Bits); i < 1 << bits; i += 1 << (length - Bits))
                {
                    Entries[place + i] = entry;
                }
            }
        }
    }

    /// <summary>The bits of a further table: as many as make room for all codes from this one on that begin alike.</summary>
    private int FurtherBits(ReadOnlySpan<int> counts, int length, int left)
    {
        var bits = length - Bits;
        for (var room = left; room < 1 << bits && length < MaxLength; bits++)
        {
            room = (room << 1) + counts[++length];
        }

        return bits;
    }

    private uint Entry(int symbol, int length) => _symbols[symbol] + ((uint)length * 0x101);

    /// <summary>The code after one, both with their first bit lowest, as the stream has them.</summary>
    private static uint Next(uint code, int length)
    {
        // Counting up: the ones at the end become zeros, and the zero before them a one.
        var zeros = ~code & ((1u << length) - 1);
        if (zeros == 0)
        {
            return 0;
        }

        var bit = 1u << BitOperations.Log2(zeros);
        return (code & (bit - 1)) | bit;
    }
}
