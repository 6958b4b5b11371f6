namespace ExcelChat.Workbooks.Xlsx;

/// <summary>One reading of a sheet's rows.</summary>
internal abstract class XlsxRows : IDisposable
{
    /// <summary>The row that <see cref="ReadAsync"/> came to.</summary>
    public Row Current { get; protected set; }

    /// <summary>The cell that is being read, for messages; null before the first row.</summary>
    public abstract CellAddress? Position { get; }

    /// <summary>Goes to the next row that has a cell; false after the last.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract void Dispose();
}
