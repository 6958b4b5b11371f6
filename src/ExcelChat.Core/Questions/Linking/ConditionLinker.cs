using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Linking;

/// <summary>Finds conditions that the question states with numbers: comparisons, and the years and months of dates.</summary>
internal sealed class ConditionLinker(Table table, Utterance question)
{
    private const int MaxPhrase = 4;

    private static readonly (string Phrase, ComparisonOperator Operator)[] Before =
    [
        ("at least", ComparisonOperator.GreaterOrEqual), ("no less than", ComparisonOperator.GreaterOrEqual), ("not less than", ComparisonOperator.GreaterOrEqual),
        ("minimum of", ComparisonOperator.GreaterOrEqual), ("since", ComparisonOperator.GreaterOrEqual),
        ("at most", ComparisonOperator.LessOrEqual), ("no more than", ComparisonOperator.LessOrEqual), ("not more than", ComparisonOperator.LessOrEqual),
        ("up to", ComparisonOperator.LessOrEqual), ("maximum of", ComparisonOperator.LessOrEqual), ("until", ComparisonOperator.LessOrEqual),
        ("more than", ComparisonOperator.Greater), ("greater than", ComparisonOperator.Greater), ("higher than", ComparisonOperator.Greater),
        ("larger than", ComparisonOperator.Greater), ("longer than", ComparisonOperator.Greater), ("later than", ComparisonOperator.Greater),
        ("over", ComparisonOperator.Greater), ("above", ComparisonOperator.Greater), ("after", ComparisonOperator.Greater), ("exceeding", ComparisonOperator.Greater),
        ("exceeded", ComparisonOperator.Greater), ("exceeds", ComparisonOperator.Greater),
        ("less than", ComparisonOperator.Less), ("fewer than", ComparisonOperator.Less), ("lower than", ComparisonOperator.Less), ("smaller than", ComparisonOperator.Less),
        ("shorter than", ComparisonOperator.Less), ("earlier than", ComparisonOperator.Less), ("prior to", ComparisonOperator.Less),
        ("under", ComparisonOperator.Less), ("below", ComparisonOperator.Less), ("before", ComparisonOperator.Less),
    ];

    private static readonly (string Phrase, ComparisonOperator Operator)[] Behind =
    [
        ("or more", ComparisonOperator.GreaterOrEqual), ("or higher", ComparisonOperator.GreaterOrEqual), ("or later", ComparisonOperator.GreaterOrEqual),
        ("or above", ComparisonOperator.GreaterOrEqual), ("or greater", ComparisonOperator.GreaterOrEqual), ("or over", ComparisonOperator.GreaterOrEqual),
        ("or less", ComparisonOperator.LessOrEqual), ("or fewer", ComparisonOperator.LessOrEqual), ("or lower", ComparisonOperator.LessOrEqual),
        ("or earlier", ComparisonOperator.LessOrEqual), ("or below", ComparisonOperator.LessOrEqual), ("or under", ComparisonOperator.LessOrEqual),
    ];

    private readonly TableRelation _data = new(table, [.. Enumerable.Range(0, table.Rows.Count).Where(r => table.Rows.Role(r) == RowRole.Data)]);

    public IReadOnlyList<Entity> Link()
    {
        var found = new List<Entity>();
        LinkFlags(found);
        LinkDates(found);
        LinkRanges(found);
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (Cues.NumberOf(question.Tokens[i]) is { } number)
            {
                var (comparison, span) = ComparisonAt(i, 1);
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    LinkNumber(column, number, question.Tokens[i], comparison, span, found);
                }
            }
        }

        return found;
    }

    private void LinkDates(List<Entity> found)
    {
        int[] dates = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Type == ColumnType.Date)];
        for (var i = 0; dates.Length > 0 && i < question.Tokens.Count; i++)
        {
            if (DateReader.At(question, i) is not { } stated)
            {
                continue;
            }

            var (comparison, span) = ComparisonAt(i, stated.Length);
            foreach (var column in dates)
            {
                Add(column, stated.Period.Where(table.Columns[column].Name, comparison), span, found, isPlain: true);
            }

            i += stated.Length - 1;
        }
    }

    /// <summary>"Between 10 and 20", "from 2015 to 2018": both ends count. Where a difference is asked for, the two ends are what differs.</summary>
    private void LinkRanges(List<Entity> found)
    {
        for (var i = 0; !new Cues(question).Difference && i + 3 < question.Tokens.Count; i++)
        {
            if (question[i] is not ("between" or "from") || question[i + 2] is not ("and" or "to" or "through" or "until")
                || question.Tokens[i + 1].Number is not { } low || question.Tokens[i + 3].Number is not { } high || low > high)
            {
                continue;
            }

            for (var column = 0; column < table.Columns.Count; column++)
            {
                AddRange(column, (low, question.Tokens[i + 1].IsYear), (high, question.Tokens[i + 3].IsYear), TokenSet.Of(i, 4), found);
            }
        }
    }

    private void AddRange(int index, (double Value, bool IsYear) low, (double Value, bool IsYear) high, TokenSet span, List<Entity> found)
    {
        var column = table.Columns[index];
        if (column.Type.IsNumber() && column.Type != ColumnType.Percent)
        {
            Add(index, And(column.Name, Literal.Of(low.Value), ComparisonOperator.LessOrEqual, Literal.Of(high.Value)), span, found);
        }
        else if (column.Type == ColumnType.Date && low.IsYear && high.IsYear)
        {
            Add(index, And(column.Name, Literal.Of(DatePeriod.Year((int)low.Value).Start), ComparisonOperator.Less, Literal.Of(DatePeriod.Year((int)high.Value).End)), span, found);
        }
    }

    private static And And(string column, Literal low, ComparisonOperator upper, Literal high)
        => new([new Comparison(column, ComparisonOperator.GreaterOrEqual, low), new Comparison(column, upper, high)]);

    /// <summary>A column of yes and no is named by its header: "full-time staff", "not full-time".</summary>
    private void LinkFlags(List<Entity> found)
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var header = Lexer.Key(table.Columns[column].Name);
            if (table.Columns[column].Type == ColumnType.Boolean && question.Find(header) is >= 0 and var at)
            {
                var flag = question[at - 1] is not ("not" or "non" or "no");
                Add(column, new Comparison(table.Columns[column].Name, ComparisonOperator.Equal, new() { Boolean = flag }), TokenSet.Of(at, header.AsSpan().Count(' ') + 1), found);
            }
        }
    }

    private void LinkNumber(int index, double number, Token token, ComparisonOperator? comparison, TokenSet span, List<Entity> found)
    {
        var column = table.Columns[index];
        if (!column.Type.IsNumber() || (comparison is null && token.Number is null))
        {
            return;
        }

        var value = column.Type == ColumnType.Percent && question.Text.Contains('%', StringComparison.Ordinal) ? number / 100 : number;
        var isPlain = comparison is not null && NamesBefore(column, span);
        Add(index, new Comparison(column.Name, comparison ?? ComparisonOperator.Equal, Literal.Of(value)), span, found, isPlain);
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

    private (ComparisonOperator? Operator, TokenSet Span) ComparisonAt(int number, int count)
    {
        foreach (var (phrase, op) in Before)
        {
            var length = phrase.AsSpan().Count(' ') + 1;
            if (number - length >= 0 && Matches(phrase, number - length))
            {
                return (op, TokenSet.Of(number - length, length + count));
            }
        }

        foreach (var (phrase, op) in Behind)
        {
            if (Matches(phrase, number + count))
            {
                return (op, TokenSet.Of(number, count + 2));
            }
        }

        return (null, TokenSet.Of(number, count));
    }

    private bool Matches(string phrase, int start)
    {
        var words = phrase.Split(' ', MaxPhrase);
        return !words.Where((word, i) => question[start + i] != word).Any();
    }
}
