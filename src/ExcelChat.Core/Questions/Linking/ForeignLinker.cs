using System.Runtime.CompilerServices;
using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Relations;

namespace ExcelChat.Questions.Linking;

/// <summary>Finds tables that the rows of a table refer to, and what of them the question names.</summary>
internal sealed class ForeignLinker(Table table, Utterance question, Executor executor)
{
    private const double MinConfidence = 0.5;
    private const int MaxKeys = 200_000;

    private static readonly ConditionalWeakTable<Table, ConditionalWeakTable<Table, StrongBox<(int Column, int Key)?>>> Known = [];

    public IReadOnlyList<ForeignTable> Find(IEnumerable<Table> others)
        => [.. others.Where(other => other != table).Select(ToForeign).OfType<ForeignTable>()];

    /// <summary>What the question names of foreign tables, as conditions on the table itself.</summary>
    public IEnumerable<Entity> Link(IEnumerable<ForeignTable> tables, IReadOnlyList<Entity> own)
        => tables.SelectMany(foreign => new EntityLinker(foreign.Table, question, executor.CancellationToken).Link().Where(e => IsNew(e, foreign, own)).Select(e => Translate(e, foreign)));

    private static bool IsNew(Entity entity, ForeignTable foreign, IReadOnlyList<Entity> own)
        => entity.Kind <= EntityKind.Core && entity.Column != foreign.Key && foreign.Table.Columns[entity.Column].Type.IsText() && !own.Any(o => o.Kind <= EntityKind.Core && o.Span.Overlaps(entity.Span));

    private Entity Translate(Entity entity, ForeignTable foreign)
    {
        var where = foreign.Where(table.Columns[foreign.Column].Name, entity.Where);
        var rows = ((TableRelation)executor.Run(new Filter(new Scan(table.Id), where))).Rows;
        return new(entity.Kind, foreign.Column, where, entity.Span, [.. rows]) { Foreign = foreign, ForeignColumn = entity.Column };
    }

    private ForeignTable? ToForeign(Table other)
    {
        var known = Known.GetOrCreateValue(table).GetValue(other, o => new(KeyOf(o)));
        return known.Value is { } found ? new(other, found.Key, found.Column, new(other, question)) : null;
    }

    private (int Column, int Key)? KeyOf(Table other)
    {
        var best = JoinFinder.Find([table, other])
            .Where(join => join.From == table && join.Confidence >= MinConfidence && NamesEachRow(join.ToColumn))
            .MaxBy(join => join.Confidence);
        return best is null ? null : (IndexOf(table, best.FromColumn), IndexOf(other, best.ToColumn));
    }

    private static int IndexOf(Table table, Column column) => Enumerable.Range(0, table.Columns.Count).First(c => table.Columns[c] == column);

    // A row that met two others would be counted twice.
    private static bool NamesEachRow(Column column)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return column.Count <= MaxKeys && Enumerable.Range(0, column.Count).All(row => column.Text(row).Trim() is not { Length: > 0 } text || seen.Add(text));
    }
}
