namespace ExcelChat.Workbooks.Formulas;

/// <summary>A sheet whose formula cells without a stored result have a computed one where that is possible.</summary>
internal sealed class ComputingSheet : Sheet
{
    private readonly Sheet _inner;
    private readonly FormulaComputer _computer;

    private ComputingSheet(Sheet inner, FormulaComputer computer)
    {
        _inner = inner;
        _computer = computer;
    }

    public static Sheet Over(Sheet inner, FormulaComputer computer) => new ComputingSheet(inner, computer)
    {
        Workbook = inner.Workbook,
        Name = inner.Name,
        Index = inner.Index,
        Visibility = inner.Visibility,
    };

    public override IAsyncEnumerable<Row> ReadRowsAsync(CancellationToken cancellationToken = default)
        => new ComputingRows(_inner, _computer, cancellationToken);

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => _inner.ReadLayoutAsync(cancellationToken);

    public override IAsyncEnumerable<RichText> ReadRichTextAsync(CancellationToken cancellationToken = default) => _inner.ReadRichTextAsync(cancellationToken);
}
