using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Some rows of a sheet that have been read already, as a sheet of their own.</summary>
internal sealed class HeadSheet(IReadOnlyList<Row> rows, SheetLayout layout) : Sheet
{
    /// <summary>The one sheet that a detector is to look at.</summary>
    public static async IAsyncEnumerable<Sheet> Of(Sheet sheet, SheetLayout layout, IReadOnlyList<Row> rows)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return new HeadSheet(rows, layout) { Workbook = sheet.Workbook, Name = sheet.Name, Index = sheet.Index, Visibility = sheet.Visibility };
    }

    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => new(layout);
}
