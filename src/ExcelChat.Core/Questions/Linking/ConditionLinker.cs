using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Linking;

/// <summary>Finds conditions that the question states with numbers: comparisons, and the years and months of dates.</summary>
internal sealed partial class ConditionLinker(Table table, Utterance question)
{
    private const int YearsLookedAt = 100;

    private readonly TableRelation _data = new(table, table.Rows.OfData);

    public IReadOnlyList<Entity> Link()
    {
        var found = new List<Entity>();
        foreach (var (column, where, span) in new FlagReader(table, question).Find())
        {
            Add(column, where, span, found);
        }

        LinkColumnComparisons(found);
        int[] dates = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Type == ColumnType.Date)];
        var recent = LinkRecent(dates, found);
        LinkDates(dates, found);
        LinkRanges(found);
        LinkNumbers(recent, found);
        return found;
    }

    /// <summary>"In the last 3 months": the tokens that say it, none where no column holds dates.</summary>
    private TokenSet LinkRecent(int[] dates, List<Entity> found)
    {
        if (dates.Length == 0 || RecentReader.Of(question) is not var (count, part, span))
        {
            return default;
        }

        AddDates(dates, column => new Recent(column, count, part), span, found);
        return span;
    }

    private void LinkDates(int[] dates, List<Entity> found)
    {
        for (var i = 0; dates.Length > 0 && i < question.Tokens.Count; i++)
        {
            if (RangeAt(i) is { } range)
            {
                AddDates(dates, column => range.Period.Where(column, null), TokenSet.Of(i, range.Length), found);
                i += range.Length - 1;
            }
            else if (DateReader.At(question, i) is { } stated)
            {
                var (comparison, span) = ComparisonAt(i, stated.Length);
                AddDates(dates, column => stated.Period.Where(column, comparison), span, found);
                i += stated.Length - 1;
            }
        }
    }

    private void AddDates(int[] columns, Func<string, Predicate> where, TokenSet span, List<Entity> found)
    {
        foreach (var column in columns)
        {
            Add(column, where(table.Columns[column].Name), span, found, isPlain: true);
        }
    }

    /// <summary>"Between 1 May 2024 and 15 June 2024", "from January to March 2023": both ends count.</summary>
    private (DatePeriod Period, int Length)? RangeAt(int start)
    {
        if (question[start] is not ("between" or "from") || new Cues(question).Difference || DateReader.Start(question, start + 1) is not { } length)
        {
            return null;
        }

        var second = start + length + 2;
        return question[second - 1] is "and" or "to" or "through" or "until" && DateReader.At(question, second) is { } last
            && DateReader.At(question, start + 1, last.Period.Start.Year) is { } first && first.Period.Start <= last.Period.Start
            ? (new DatePeriod(first.Period.Start, last.Period.End), length + last.Length + 2)
            : null;
    }

    /// <summary>The columns that a year can be before or after: dates, and numbers that are years as far as one looks. No figure is "after 2018".</summary>
    private HashSet<int> Times()
        => [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Type == ColumnType.Date || (table.Columns[c].Type.IsNumber() && HoldsYears(table.Columns[c])))];

    private bool HoldsYears(Column column)
    {
        double[] numbers = [.. _data.Rows.Where(row => column[row].IsNumeric).Take(YearsLookedAt).Select(row => column.Numbers[row])];
        return numbers.Length > 0 && Array.TrueForAll(numbers, number => Token.IsYearNumber(number) && number == Math.Truncate(number));
    }

    private void LinkColumnComparisons(List<Entity> found)
    {
        foreach (var (left, op, right, span) in new ColumnComparisonReader(table, question).Find())
        {
            Add(left, new ColumnComparison(table.Columns[left].Name, op, table.Columns[right].Name), span, found, isPlain: true);
        }
    }

    /// <summary>Whether the word just before a phrase is of the column's header, as in "unit price over 100".</summary>
    private bool NamesBefore(Column column, TokenSet phrase)
    {
        var before = (int)UInt128.TrailingZeroCount(phrase.Bits) - 1;
        return before >= 0 && Lexer.Stems(column.Name).Contains(question.Tokens[before].Stem);
    }

    // A condition that no row meets is kept where it was plainly stated: that nothing meets it is the answer, and no other column may stand in.
    private void Add(int column, Predicate where, TokenSet span, List<Entity> found, bool isPlain = false)
    {
        var condition = new Condition(_data, _ => throw new InvalidOperationException("A stated condition has no query."));
        var rows = Array.ConvertAll(condition.Rows(where), r => _data.Rows[r]);
        if (rows.Length > 0 || isPlain)
        {
            found.Add(new(EntityKind.Stated, column, where, span, rows));
        }
    }
}
