namespace ExcelChat.Workbooks;

/// <summary>Where a cell stands and what kind of value it has, in one word, so that the reader of a million of them writes once for each.</summary>
internal readonly struct CellPlace
{
    private const int ColumnShift = 32;
    private const int KindShift = 48;
    private const ulong Lacks = 1UL << 56;
    private const ulong Computed = 1UL << 57;

    private readonly ulong _word;

    public CellPlace(int row, int column, CellKind kind)
        => _word = (uint)row | ((ulong)(ushort)column << ColumnShift) | ((ulong)kind << KindShift);

    private CellPlace(ulong word) => _word = word;

    /// <summary>The row, from 1.</summary>
    public int Row => (int)_word;

    /// <summary>The column, from 1.</summary>
    public int Column => (ushort)(_word >> ColumnShift);

    /// <summary>The kind of the value.</summary>
    public CellKind Kind => (CellKind)(byte)(_word >> KindShift);

    /// <summary>Whether the file stores no result of the cell's formula.</summary>
    public bool LacksCachedValue
    {
        get => (_word & Lacks) != 0;
        init => _word = value ? _word | Lacks : _word & ~Lacks;
    }

    /// <summary>Whether the value was computed here.</summary>
    public bool IsComputed
    {
        get => (_word & Computed) != 0;
        init => _word = value ? _word | Computed : _word & ~Computed;
    }

    /// <summary>From the place in no column, the one in a column.</summary>
    public CellPlace In(int column) => new(_word | ((ulong)(uint)column << ColumnShift));

    /// <summary>The place of a value of another kind.</summary>
    public CellPlace Of(CellKind kind) => new((_word & ~(0xFFUL << KindShift)) | ((ulong)kind << KindShift));
}
