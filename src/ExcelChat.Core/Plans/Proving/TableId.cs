using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Proving;

/// <summary>The parts of a <see cref="Table.Id"/>.</summary>
/// <param name="Text">The whole id.</param>
/// <param name="Workbook">The id of the workbook.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Range">The table's range.</param>
internal sealed record TableId(string Text, string Workbook, string Sheet, CellRange Range)
{
    public static TableId Parse(string id)
    {
        var (slash, bang) = (id.IndexOf('/', StringComparison.Ordinal), id.LastIndexOf('!'));
        return slash >= 0 && bang > slash && CellRange.TryParse(id.AsSpan(bang + 1), out var range)
            ? new(id, id[..slash], id[(slash + 1)..bang], range)
            : throw new PlanException("scan", $"'{id}' is not the id of a table. Expected workbook/sheet!range.");
    }

    /// <summary>The same table in other bytes: of the same sheet and range, else the one that shares most cells with it.</summary>
    public Table? FindIn(IReadOnlyList<Table> tables, Proof proof)
    {
        var name = proof.Operands.Concat(proof.Filters).FirstOrDefault(r => r.Workbook.Id == Workbook)?.Workbook.FileName;
        return tables
            .Where(table => table.Sheet == Sheet && table.Range.Overlaps(Range))
            .OrderByDescending(table => table.Workbook.Id == Workbook)
            .ThenByDescending(table => table.Workbook.FileName == name)
            .ThenByDescending(table => table.Range == Range)
            .ThenByDescending(Shared)
            .FirstOrDefault();
    }

    private long Shared(Table table)
    {
        var (a, b) = (table.Range, Range);
        long rows = Math.Min(a.Last.Row, b.Last.Row) - Math.Max(a.First.Row, b.First.Row) + 1;
        return rows * (Math.Min(a.Last.Column, b.Last.Column) - Math.Max(a.First.Column, b.First.Column) + 1);
    }
}
