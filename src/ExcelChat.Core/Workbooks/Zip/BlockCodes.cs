namespace ExcelChat.Workbooks.Zip;

/// <summary>The two codes of a DEFLATE block: one for bytes and lengths of matches, one for their distances (RFC 1951, 3.2.5 to 3.2.7).</summary>
internal sealed class BlockCodes
{
    /// <summary>The bits that the first table of <see cref="Lengths"/> looks at.</summary>
    public const int LengthBits = 11;

    /// <summary>The bits that the first table of <see cref="Distances"/> looks at.</summary>
    public const int DistanceBits = 8;

    private const int EndOfBlock = 256;
    private const int MostLengths = 286;
    private const int MostDistances = 30;
    private const int LengthCodes = 288;
    private const int DistanceCodes = 32;
    private const int MostOfOneRepeat = 138;
    private const int HeadBits = 7;
    private const int HeadCodes = 19;

    // What the most uneven of all codes leads to, found by trying them all.
    private const int LengthEntries = 2342;
    private const int DistanceEntries = 402;

    private static readonly uint[] LengthSymbols = Symbols(LengthCodes, LengthSymbol);
    private static readonly uint[] DistanceSymbols = Symbols(DistanceCodes, DistanceSymbol);
    private static readonly uint[] HeadSymbols = Symbols(HeadCodes, symbol => (uint)symbol << 16);

    private readonly HuffmanTable _headCode = new(HeadBits, 1 << HeadBits, HeadSymbols);
    private readonly byte[] _lengths = new byte[MostLengths + MostDistances + MostOfOneRepeat];
    private bool _isFixed;

    // The order in which the lengths of the head's own code are written.
    private static ReadOnlySpan<byte> HeadOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Bytes, lengths of matches, and the end of the block.</summary>
    public HuffmanTable Lengths { get; } = new(LengthBits, LengthEntries, LengthSymbols);

    /// <summary>Distances.</summary>
    public HuffmanTable Distances { get; } = new(DistanceBits, DistanceEntries, DistanceSymbols);

    /// <summary>Takes on the codes that need no head.</summary>
    public void BeFixed()
    {
        if (_isFixed)
        {
            return;
        }

        Span<byte> lengths = stackalloc byte[LengthCodes];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        Lengths.Build(lengths);
        lengths[..DistanceCodes].Fill(5);
        Distances.Build(lengths[..DistanceCodes]);
        _isFixed = true;
    }

    /// <summary>Takes on the codes that the head of a block describes.</summary>
    /// <returns>Whether it describes any.</returns>
    public bool Read(BitSource source)
    {
        _isFixed = false;
        var lengths = (int)source.Take(5) + 257;
        var distances = (int)source.Take(5) + 1;
        return ReadHeadCode(source) && lengths <= MostLengths && distances <= MostDistances
            && ReadLengths(source, lengths + distances) && _lengths[EndOfBlock] > 0
            && Lengths.Build(_lengths.AsSpan(0, lengths)) && Distances.Build(_lengths.AsSpan(lengths, distances));
    }

    private bool ReadHeadCode(BitSource source)
    {
        Span<byte> lengths = stackalloc byte[HeadOrder.Length];
        lengths.Clear();
        foreach (var symbol in HeadOrder[..((int)source.Take(4) + 4)])
        {
            lengths[symbol] = (byte)source.Take(3);
        }

        return _headCode.Build(lengths);
    }

    private bool ReadLengths(BitSource source, int count)
    {
        var read = 0;
        while (read < count)
        {
            var entry = _headCode.Entries[source.Peek(_headCode.Bits)];
            source.Take((byte)entry);
            if ((entry & HuffmanTable.Exception) != 0)
            {
                return false;
            }

            var symbol = entry >> 16;
            if (symbol < 16)
            {
                _lengths[read++] = (byte)symbol;
                continue;
            }

            if (symbol == 16 && read == 0)
            {
                return false;
            }

            read += Repeat(source, symbol, read);
        }

        return read == count;
    }

    /// <summary>Writes one length several times: the last one, or none.</summary>
    private int Repeat(BitSource source, uint symbol, int at)
    {
        var (length, times) = symbol switch
        {
            16 => (_lengths[at - 1], 3 + source.Take(2)),
            17 => ((byte)0, 3 + source.Take(3)),
            _ => ((byte)0, 11 + source.Take(7)),
        };
        _lengths.AsSpan(at, (int)times).Fill(length);
        return (int)times;
    }

    private static uint[] Symbols(int count, Func<int, uint> symbol)
    {
        var symbols = new uint[count];
        for (var i = 0; i < count; i++)
        {
            symbols[i] = symbol(i);
        }

        return symbols;
    }

    private static uint LengthSymbol(int symbol)
    {
        if (symbol < EndOfBlock)
        {
            return HuffmanTable.Literal | ((uint)symbol << 16);
        }

        // Groups of four lengths, the next twice as wide, from 3 on; the last symbol is 258 and has no extra bits.
        var n = symbol - EndOfBlock - 1;
        var extra = n < 8 ? 0 : (n / 4) - 1;
        return symbol switch
        {
            EndOfBlock => HuffmanTable.Exception | HuffmanTable.End,
            MostLengths - 1 => 258u << 16,
            >= MostLengths => HuffmanTable.Exception,
            _ => (uint)(3 + (n < 8 ? n : (4 + (n % 4)) << extra)) << 16 | (uint)extra,
        };
    }

    private static uint DistanceSymbol(int symbol)
    {
        var extra = symbol < 4 ? 0 : (symbol / 2) - 1;
        return symbol >= MostDistances
            ? HuffmanTable.Exception
            : (uint)(1 + (symbol < 4 ? symbol : (2 + (symbol % 2)) << extra)) << 16 | (uint)extra;
    }
}
