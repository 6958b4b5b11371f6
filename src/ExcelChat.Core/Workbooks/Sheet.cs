namespace ExcelChat.Workbooks;

/// <summary>
/// A worksheet whose rows are read when asked for. A format derives from it; everything downstream sees nothing else.
/// A sheet can be read any number of times while its <see cref="Workbook"/> is open, each time from its first row.
/// </summary>
public abstract class Sheet
{
    private string _name = "";

    /// <summary>The workbook that the sheet belongs to.</summary>
    public required WorkbookIdentity Workbook { get; init; }

    /// <summary>The sheet's name, unique in its workbook: the second sheet that its file calls <c>Name</c> is <c>Name (2)</c> here.</summary>
    public required string Name
    {
        get => _name;
        init => _name = value;
    }

    /// <summary>Its position in the workbook's own order, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Whether Excel shows it.</summary>
    public SheetVisibility Visibility { get; init; }

    /// <summary>Reads the rows in ascending order. Rows without a cell may be left out.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows; the cells of each are valid until the next is asked for.</returns>
    /// <exception cref="WorkbookException">The sheet is damaged.</exception>
    public abstract IAsyncEnumerable<Row> ReadRowsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads what surrounds the cells: merged ranges, hidden columns, tables. Formats without such things return an empty layout.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookException">The sheet is damaged.</exception>
    public virtual ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => new(SheetLayout.Empty);

    /// <summary>
    /// Reads the cells whose text is in runs or has phonetic hints, in ascending order; cells of plain text do not come by. It is a reading of the
    /// whole sheet, slower than that of its rows. Formats without such texts return none.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookException">The sheet is damaged, or reading would go beyond a limit.</exception>
    public virtual IAsyncEnumerable<RichText> ReadRichTextAsync(CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<RichText>();

    /// <summary>Gives the sheet another name, before anybody has seen the old one.</summary>
    internal void Rename(string name) => _name = name;
}
