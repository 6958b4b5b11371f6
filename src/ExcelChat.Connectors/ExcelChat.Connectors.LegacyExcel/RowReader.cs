using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>Reads the rows of one sheet from its first, once.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>The row that was read last; its cells are valid until the next.</summary>
    public Row Current { get; protected set; }

    /// <summary>Reads the next row that has cells; false after the last.</summary>
    public abstract bool Read();

    public abstract void Dispose();
}
