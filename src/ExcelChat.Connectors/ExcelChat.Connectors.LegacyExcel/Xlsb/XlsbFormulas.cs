using System.Buffers.Binary;
using ExcelChat.Connectors.LegacyExcel.Formulas;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>The formulas of one sheet: those of cells, and those that cells share ([MS-XLSB] 2.5.97).</summary>
internal sealed class XlsbFormulas(FormulaNames names)
{
    private const byte InAnotherCell = 1;
    private const int RangeLength = 16;

    private readonly Dictionary<(int Row, int Column), StoredFormula> _shared = [];
    private CellAddress _last;

    /// <summary>The formula of a cell in A1 notation, or null.</summary>
    /// <param name="bytes">The formula from its flags on.</param>
    /// <param name="at">The cell.</param>
    public string? Read(ReadOnlySpan<byte> bytes, CellAddress at)
    {
        _last = at;
        if (bytes.Length < 2 || Stored(bytes[2..]) is not { } formula)
        {
            return null;
        }

        return formula is { Tokens: [InAnotherCell, _, _, _, _], Extra.Length: >= 4 }
            ? _shared.GetValueOrDefault((Number(formula.Tokens.AsSpan(1)), Number(formula.Extra)))?.Write(names, at, wide: true)
            : formula.Write(names, at, wide: true);
    }

    /// <summary>Reads a formula that the cell before it shares with others.</summary>
    public void ReadShared(int type, ReadOnlySpan<byte> body, RowCells cells)
    {
        var start = RangeLength + (type == XlsbRecordType.Array ? 1 : 0);
        if (body.Length > start && Stored(body[start..]) is { } formula && _shared.TryAdd((_last.Row - 1, _last.Column - 1), formula)
            && formula.Write(names, _last, wide: true) is { } text)
        {
            cells.AmendLast(_last, text);
        }
    }

    /// <summary>Takes a formula out of a record: the count of its bytes, the bytes, and the same for what follows them.</summary>
    public static StoredFormula? Stored(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || Number(bytes) is not (var length and >= 0) || length > bytes.Length - 4)
        {
            return null;
        }

        var extra = bytes[(4 + length)..];
        return new(bytes.Slice(4, length).ToArray(), extra.Length > 4 ? extra[4..].ToArray() : []);
    }

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
