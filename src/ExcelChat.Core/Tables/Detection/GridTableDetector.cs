using System.Runtime.CompilerServices;
using ExcelChat.Tables.Grid;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>
/// Finds the tables that the author declared, then those that the occupied cells form: blocks parted by blank rows and columns, with the
/// titles above and the notes below left out. Holds one sheet at a time.
/// </summary>
internal sealed class GridTableDetector(IEnumerable<TableHint> hints) : TableDetector
{
    private readonly TableHint[] _hints = [.. hints];

    public override async IAsyncEnumerable<Table> RunAsync(IAsyncEnumerable<Sheet> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var sheet in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var grid = await SheetGridReader.ReadAsync(sheet, cancellationToken).ConfigureAwait(false);
            var known = Array.FindAll(_hints, hint => IsOn(sheet, hint));
            var declared = new DeclaredTables(grid, known);
            TableDraft[] drafts = [.. declared.Draft()];
            foreach (var draft in drafts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new TableAssembler(grid, sheet, draft).Assemble();
            }

            var rest = grid.Without(declared.Ranges);
            foreach (var draft in NamedTables.Declare(rest, TableDrafter.Draft(rest, hasOthers: drafts.Length > 0), cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new TableAssembler(rest, sheet, draft).Assemble();
            }
        }
    }

    private static bool IsOn(Sheet sheet, TableHint hint)
        => string.Equals(hint.Sheet, sheet.Name, StringComparison.OrdinalIgnoreCase)
            && (hint.Workbook is null || string.Equals(hint.Workbook, sheet.Workbook.FileName, StringComparison.OrdinalIgnoreCase));
}
