using ExcelChat.Plans;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Candidates;

/// <content>Candidates that group dates by their months, quarters or years.</content>
internal sealed partial class CandidateBuilder
{
    private void AddPeriods(RowSet set)
    {
        if (context.Cues.Period is not { } part || set.IsDerived || set.Count < 2)
        {
            return;
        }

        foreach (var by in context.Columns.Where(c => context.Table.Columns[c].Type == ColumnType.Date))
        {
            var name = $"{NameOf(part)} of {context.Name(by)}";
            var extended = new Extend(set.Plan, name, new PartOfDate(context.Name(by), part));
            foreach (var (column, measure) in GroupMeasures(by))
            {
                AddGroup(extended, new(Operation.Grouped, set.Plan, set, column) { By = by, Part = part, Function = measure.Function }, name, measure);
            }
        }
    }

    private static string NameOf(DatePart part) => part switch
    {
        DatePart.YearMonth => "Month",
        DatePart.YearQuarter => "Quarter",
        DatePart.WeekdayName => "Weekday",
        DatePart.Date => "Day",
        _ => part.ToString(),
    };
}
