using ExcelChat.Plans;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Candidates;

/// <content>Candidates that take a column from another table, to which the rows refer.</content>
internal sealed partial class CandidateBuilder
{
    private const int MaxReferring = 8;

    private void AddForeign(RowSet set)
    {
        if (set.IsDerived)
        {
            return;
        }

        foreach (var foreign in context.Foreign)
        {
            foreach (var column in Enumerable.Range(0, foreign.Table.Columns.Count).Where(c => c != foreign.Key && (foreign.Headers.Overlap(c) > 0 || IsChoice(set, foreign, c))))
            {
                AddForeignGroups(set, foreign, column);
                AddForeignLookup(set, foreign, column);
            }
        }
    }

    private static bool IsChoice(RowSet set, ForeignTable foreign, int column)
        => set.Kind == RowSetKind.Either && set.Entities.All(e => e.Foreign == foreign && e.ForeignColumn == column);

    private void AddForeignGroups(RowSet set, ForeignTable foreign, int column)
    {
        if (!(context.Cues.Each || context.Cues.Superlative || context.Cues.Top > 0) || !foreign.Table.Columns[column].Type.IsText())
        {
            return;
        }

        var joined = foreign.Beside(set.Plan, context.Name(foreign.Column));
        var name = NameBeside(foreign.Table.Columns[column].Name);
        foreach (var (measured, measure) in GroupMeasures(foreign.Column))
        {
            var shape = new Candidate(Operation.Grouped, set.Plan, set, measured) { By = foreign.Column, Foreign = foreign, ForeignColumn = column, Function = measure.Function };
            AddGroup(joined, shape, name, measure);
        }
    }

    private void AddForeignLookup(RowSet set, ForeignTable foreign, int column)
    {
        if (set.Kind != RowSetKind.Named || set.Count is 0 or > MaxReferring)
        {
            return;
        }

        var named = new MemberOf(foreign.KeyName, new Project(set.Plan, [context.Name(foreign.Column)]));
        var plan = new Project(new Filter(new Scan(foreign.Table.Id), named), [foreign.Table.Columns[column].Name], Distinct: true);
        Add(new(Operation.ForeignLookup, plan, set) { Foreign = foreign, ForeignColumn = column });
    }

    // A join calls a column of the right after itself, or tells it from one of the left.
    private string NameBeside(string name)
        => context.Table.Columns.Any(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) ? $"{name} (2)" : name;
}
