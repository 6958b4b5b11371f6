using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Answers.Grounding;

/// <content>What may be counted: rows by any name of a row or by the name of their table, columns, tables and workbooks.</content>
internal sealed partial class Grounds
{
    private static readonly Label[] OfAnything = [new(Label.Any, null)];

    private void AddCounts(IReadOnlyList<Table> tables)
    {
        _numbers.AddRange(tables.Select(table => Count(table.Rows.Count, [.. Counting.Rows, .. NounsOf(table)])));
        _numbers.AddRange(tables.Select(table => Count(table.Columns.Count, ["column"]) with { Labels = OfAnything }));
        _numbers.Add(Count(tables.Count, ["table"]) with { Labels = OfAnything });
        _numbers.Add(Count(tables.Select(table => table.Workbook.Id).Distinct(StringComparer.Ordinal).Count(), ["workbook", "file"]) with { Labels = OfAnything });
    }

    private void AddCounts(Plan plan, Result result, IReadOnlyList<Table> tables)
    {
        var nodes = PlanTree.All(plan).ToArray();
        var scanned = nodes.OfType<Scan>().Select(scan => scan.Table).ToHashSet(StringComparer.Ordinal);
        string[] rows = [.. Counting.Rows, .. tables.Where(table => scanned.Contains(table.Id)).SelectMany(NounsOf)];
        _numbers.Add(Count(result.Proof.RowsRead, rows));
        _numbers.Add(Count(result.Proof.RowsUsed, rows) with { Labels = PlanLabels.Of(plan) });
        _numbers.Add(Array.Exists(nodes, node => node is Group or Aggregate or Derive or Project or Union)
            ? Count(result.RowCount, [.. Counting.Rows, Counting.Rank, .. NounsOf(result)]) with { Labels = OfAnything }
            : Count(result.RowCount, [.. rows, Counting.Rank]) with { Labels = PlanLabels.Of(plan) });
    }

    private static IEnumerable<string> NounsOf(Table table) => Counting.NounsOf(table.Name).Concat(Counting.NounsOf(table.Sheet));

    // "The 5 regions" are the rows of revenue by region.
    private static IEnumerable<string> NounsOf(Result result)
        => result.Columns.Where(column => column.Type is ColumnType.Text or ColumnType.Category or ColumnType.Code).ToArray() is [var only] ? Counting.NounsOf(only.Name) : [];

    private static Ground Count(int count, IReadOnlyList<string> counted) => new(count, "") { Counted = counted };
}
