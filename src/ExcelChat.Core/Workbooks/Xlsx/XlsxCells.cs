using System.Globalization;
using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// Puts the cells of a row together from what a scanner or a parser found. Its buffer is used again for every row and grows with the cells that
/// are there, never with the range that the sheet declares.
/// </summary>
internal sealed class XlsxCells(XlsxFile file, string sheet)
{
    private readonly TextHeap _texts = new();
    private readonly long _mostTextBytes = file.Limits.MaxSharedStringBytes;
    private long _count;
    private long _textBytes;

    /// <summary>The time that this reading of the sheet takes.</summary>
    public ReadingClock Clock { get; } = new(file.Source.Name, file.Limits);

    /// <summary>The cells of the row.</summary>
    public RowBuffer Buffer { get; } = new();

    /// <summary>The cell styles by number; the last is for every number beyond.</summary>
    public XlsxStyle[] Styles { get; } = file.Styles;

    /// <summary>The shared strings, from the first cell on that asks for one.</summary>
    public StringTable? Strings { get; private set; }

    /// <summary>The formulas that cells of the sheet share.</summary>
    public XlsxFormulas Formulas { get; } = new();

    /// <summary>The row that the cells are added to.</summary>
    public int Row { get; private set; }

    /// <summary>Whether a formula of the row has no stored result.</summary>
    public bool LacksResults { get; private set; }

    /// <summary>Begins a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(int row)
    {
        LacksResults = false;
        Row = row;
        _textBytes = 0;
        Buffer.Clear();
        Formulas.Begin(row);
    }

    /// <summary>The cells of the row in order, counted against the limits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlyMemory<Cell> End()
    {
        var cells = Buffer.InOrder();
        if (cells.Length == 0)
        {
            return cells;
        }

        var limits = file.Limits;
        _count += cells.Length;
        if (_count > limits.MaxCells)
        {
            throw Exceeded(nameof(limits.MaxCells), limits.MaxCells, $"has more than {limits.MaxCells} cells on sheet '{sheet}'");
        }

        if (Row > limits.MaxRows)
        {
            throw TooManyRows();
        }

        var last = cells.Span[^1].Address;
        return last.Column <= limits.MaxColumns ? cells : throw Exceeded(nameof(limits.MaxColumns), limits.MaxColumns, $"has a cell at {last} of sheet '{sheet}'");
    }

    /// <summary>What to throw when a sheet has more rows than it may.</summary>
    public WorkbookException TooManyRows()
        => Exceeded(nameof(WorkbookLimits.MaxRows), file.Limits.MaxRows, $"has rows below row {Math.Min(Row, file.Limits.MaxRows)} of sheet '{sheet}'");

    /// <summary>The places for further cells without a formula of their own, and the column that the first must come after: the last one where array formulas may fill cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Cell> FreePlaces(out int after)
    {
        var places = Buffer.Free(out after);
        after = Formulas.HasArrays ? CellAddress.MaxColumn : after;
        return places;
    }

    /// <summary>Adds a cell with a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddNumber(in XlsxCellTag tag, double number, in XlsxFormula formula)
    {
        ref readonly var style = ref Style(tag.Style);
        Add(tag.Column, style.Kind, number + style.Shift, null, style.Format, formula);
    }

    /// <summary>Adds a cell with a text.</summary>
    /// <param name="tag">What its start tag says.</param>
    /// <param name="text">The text, decoded and valid; not empty.</param>
    /// <param name="formula">Its formula.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddText(in XlsxCellTag tag, ReadOnlySpan<byte> text, in XlsxFormula formula)
    {
        var chunk = Keep(text, out var key);
        Add(tag.Column, CellKind.Text, BitConverter.Int64BitsToDouble(key), chunk, Style(tag.Style).Format, formula);
    }

    /// <summary>Adds a cell of any kind.</summary>
    /// <param name="tag">What its start tag says.</param>
    /// <param name="text">Its stored value, decoded; null when it stores none.</param>
    /// <param name="formula">Its formula.</param>
    public void Add(in XlsxCellTag tag, string? text, XlsxFormula formula)
    {
        var value = tag.Type == XlsxCellType.SharedString
            ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) ? SharedString(index) : CellValue.Blank
            : XlsxCellContent.Parse(tag.Type, text ?? "", Style(tag.Style));
        CountText(sizeof(char) * (((value.TextOrSource as string)?.Length ?? 0) + ((formula.Formula as string)?.Length ?? 0)));
        Add(tag.Column, value.Kind, value.NumberOrKey, value.TextOrSource, Style(tag.Style).Format, formula with { HasEmptyResult = text is not null && tag.Type == XlsxCellType.String });
    }

    /// <summary>Keeps a text or a formula of the row.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="key">The key that the source knows it by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TextSource Keep(ReadOnlySpan<byte> text, out long key)
    {
        CountText(text.Length);
        return _texts.Add(text, out key);
    }

    // A row is held in memory as a whole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountText(int bytes)
    {
        if ((_textBytes += bytes) > _mostTextBytes)
        {
            throw TooMuchText();
        }
    }

    private WorkbookException TooMuchText()
        => Exceeded(nameof(WorkbookLimits.MaxSharedStringBytes), _mostTextBytes, $"has more than {_mostTextBytes} bytes of text in row {Row} of sheet '{sheet}'");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int column, CellKind kind, double number, object? text, NumberFormat format, in XlsxFormula formula)
    {
        var whole = formula.Formula ?? (Formulas.HasArrays ? Formulas.Covering(column) : null);
        if (column == 0 || (whole is null && kind == CellKind.Blank))
        {
            return;
        }

        ref var cell = ref Buffer.Next(column);
        var place = new CellPlace(Row, column, kind);
        if (whole is null)
        {
            cell.Become(place, number, text, format);
            return;
        }

        // An empty string is a result; nothing at all is none.
        var lacksResult = kind == CellKind.Blank && !formula.HasEmptyResult;
        cell.Become(lacksResult ? place with { LacksCachedValue = true } : place, number, text, format, (whole, formula.Key));
        LacksResults |= lacksResult;
    }

    private CellValue SharedString(int index)
    {
        var strings = Strings ??= file.Strings;
        return strings.HasText(index) ? new(CellKind.Text, BitConverter.Int64BitsToDouble(index), strings) : CellValue.Blank;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly XlsxStyle Style(int index) => ref Styles[Math.Min((uint)index, (uint)Styles.Length - 1)];

    private WorkbookException Exceeded(string limit, object allowed, string found) => WorkbookFault.Exceeded(file.Source.Name, limit, allowed, found, sheet);
}
