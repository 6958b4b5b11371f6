using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>A sheet of any format here, read anew each time it is asked for.</summary>
internal abstract class LegacySheet(LegacyFile file) : Sheet
{
    protected LegacyFile File { get; } = file;

    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var clock = new ReadingClock(File.Source.Name, File.Limits);
        using var rows = clock.Run(() => File.Guard(() => OpenRows(() => clock.Check(cancellationToken)), Name));
        while (Read(rows, clock, cancellationToken))
        {
            yield return rows.Current;
        }
    }

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default)
        => new(File.Guard(() => ReadLayout(cancellationToken) with { NamedRanges = File.NamedRangesOn(Name) }, Name));

    /// <param name="check">To be called in the midst of a row that may be as long as its part; throws to end the reading.</param>
    protected abstract RowReader OpenRows(Action check);

    protected abstract SheetLayout ReadLayout(CancellationToken cancellationToken);

    private bool Read(RowReader rows, ReadingClock clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return clock.Run(rows.Read);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(File.Source.Name, e, Name);
        }
    }
}
