namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// Puts the cells of a row together from what a scanner or a parser found. Its buffer is used again for every row and grows with the cells that
/// are there, never with the range that the sheet declares.
/// </summary>
internal sealed class XlsxCells(XlsxFile file, string sheet)
{
    private readonly RowBuffer _row = new();
    private readonly XlsxCellContent _content = new(file);
    private readonly XlsxStyle[] _styles = file.Styles;
    private StringTable? _strings;
    private long _count;

    /// <summary>The formulas that cells of the sheet share.</summary>
    public XlsxFormulas Formulas { get; } = new();

    /// <summary>The row that the cells are added to.</summary>
    public int Row { get; private set; }

    /// <summary>Whether the row has no cell yet.</summary>
    public bool IsEmpty => _row.Count == 0;

    /// <summary>Begins a row.</summary>
    public void Begin(int row)
    {
        Row = row;
        _row.Clear();
        Formulas.Begin(row);
    }

    /// <summary>The cells of the row in order, counted against the limits.</summary>
    public ReadOnlyMemory<Cell> End()
    {
        var cells = _row.InOrder();
        var limits = file.Limits;
        _count += cells.Length;
        if (_count > limits.MaxCells)
        {
            throw Exceeded(nameof(limits.MaxCells), limits.MaxCells, $"has more than {limits.MaxCells} cells on sheet '{sheet}'");
        }

        if (Row > limits.MaxRows && cells.Length > 0)
        {
            throw Exceeded(nameof(limits.MaxRows), limits.MaxRows, $"has cells in row {Row} of sheet '{sheet}'");
        }

        if (cells.Length > 0 && cells.Span[^1].Address.Column > limits.MaxColumns)
        {
            throw Exceeded(nameof(limits.MaxColumns), limits.MaxColumns, $"has a cell at {cells.Span[^1].Address} of sheet '{sheet}'");
        }

        return cells;
    }

    /// <summary>Adds a cell with a number and no formula of its own.</summary>
    public void AddNumber(in XlsxCellTag tag, double number)
    {
        var style = Style(tag.Style);
        Add(tag.Column, style.Value(number), style.Format, formula: null, hasText: true);
    }

    /// <summary>Adds a cell with a shared string and no formula of its own.</summary>
    public void AddShared(in XlsxCellTag tag, int index)
        => Add(tag.Column, CellValue.OfShared(_strings ??= file.Strings, index), Style(tag.Style).Format, formula: null, hasText: true);

    /// <summary>Adds a cell of any kind.</summary>
    /// <param name="tag">What its start tag says.</param>
    /// <param name="text">Its stored value, decoded; null when it stores none.</param>
    /// <param name="formula">Its formula, a string or a <see cref="Workbooks.Formulas.SharedFormula"/>; or null.</param>
    public void Add(in XlsxCellTag tag, string? text, object? formula)
    {
        var style = Style(tag.Style);
        var value = _content.Parse(tag.Type, text ?? "", style);
        Add(tag.Column, value, style.Format, formula, text is not null && tag.Type is XlsxCellType.String);
    }

    /// <summary>Adds a cell with a number and a formula.</summary>
    public void AddNumber(in XlsxCellTag tag, double number, object? formula)
    {
        var style = Style(tag.Style);
        Add(tag.Column, style.Value(number), style.Format, formula, hasText: true);
    }

    private void Add(int column, CellValue value, NumberFormat format, object? formula, bool hasText)
    {
        if (column == 0)
        {
            return;
        }

        formula ??= Formulas.Covering(column);
        if (formula is not null || !value.IsBlank)
        {
            // An empty string is a result; nothing at all is none.
            _row.Add(new Cell(new(Row, column), value, format, formula, lacksCachedValue: formula is not null && value.IsBlank && !hasText));
        }
    }

    private XlsxStyle Style(int index) => (uint)index < (uint)_styles.Length ? _styles[index] : XlsxStyle.General;

    private WorkbookException Exceeded(string limit, object allowed, string found) => WorkbookFault.Exceeded(file.Source.Name, limit, allowed, found, sheet);
}
