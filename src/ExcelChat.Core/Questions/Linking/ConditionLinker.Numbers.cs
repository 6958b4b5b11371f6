using ExcelChat.Plans;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Linking;

/// <content>Conditions on numbers.</content>
internal sealed partial class ConditionLinker
{
    private void LinkNumbers(TokenSet recent, List<Entity> found)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (recent.Overlaps(TokenSet.Of(i, 1)) || NumberAt(i) is not { } number)
            {
                continue;
            }

            var (comparison, span) = ComparisonAt(i, number.Length);
            var times = question.Tokens[i].IsYear && SaysTime(span) ? Times() : [];
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if ((times.Count == 0 || times.Contains(column)) && table.Columns[column].Type.IsNumber() && (comparison is not null || question.Tokens[i].Number is not null))
                {
                    LinkNumber(column, number, comparison, span, found);
                }
            }
        }
    }

    private void LinkNumber(int index, StatedNumber number, ComparisonOperator? comparison, TokenSet span, List<Entity> found)
    {
        var column = table.Columns[index];
        var isPlain = comparison is not null && NamesBefore(column, span);
        Add(index, new Comparison(column.Name, comparison ?? ComparisonOperator.Equal, number.In(column)), span, found, isPlain);
    }

    /// <summary>"Between 10 and 20", "from 2015 to 2018": both ends count. Where a difference is asked for, the two ends are what differs.</summary>
    private void LinkRanges(List<Entity> found)
    {
        for (var i = 0; !new Cues(question).Difference && i + 3 < question.Tokens.Count; i++)
        {
            if (question[i] is not ("between" or "from") || question.Tokens[i + 1].Number is null || NumberAt(i + 1) is not { } low)
            {
                continue;
            }

            var second = i + low.Length + 2;
            if (question[second - 1] is not ("and" or "to" or "through" or "until") || second >= question.Tokens.Count || question.Tokens[second].Number is null
                || NumberAt(second) is not { } high || low.Value > high.Value)
            {
                continue;
            }

            // Between 10 and 20 percent, both are.
            low = low with { IsPercent = low.IsPercent || high.IsPercent };
            high = high with { IsPercent = low.IsPercent };
            for (var column = 0; column < table.Columns.Count; column++)
            {
                AddRange(column, low, high, TokenSet.Of(i, second + high.Length - i), found);
            }
        }
    }

    private void AddRange(int index, StatedNumber low, StatedNumber high, TokenSet span, List<Entity> found)
    {
        var column = table.Columns[index];
        if (column.Type.IsNumber())
        {
            Add(index, And(column.Name, low.In(column), high.In(column)), span, found);
        }
    }

    private static And And(string column, Literal low, Literal high)
        => new([new Comparison(column, ComparisonOperator.GreaterOrEqual, low), new Comparison(column, ComparisonOperator.LessOrEqual, high)]);

    private StatedNumber? NumberAt(int token)
        => Cues.NumberOf(question.Tokens[token]) is not { } value ? null
            : question.IsPercentOf(token + 1) ? new(value, IsPercent: true, Length: 2)
            : new(value, question.Tokens[token].IsPercent, Length: 1);

    /// <summary>A number of the question.</summary>
    /// <param name="Value">The number as it is said: 20 for 20 percent.</param>
    /// <param name="IsPercent">Whether it is said to be in percent.</param>
    /// <param name="Length">How many tokens say it.</param>
    private readonly record struct StatedNumber(double Value, bool IsPercent, int Length)
    {
        /// <summary>The number as cells of a column hold it.</summary>
        public Literal In(Column column) => Literal.Of(IsPercent && column.Type == ColumnType.Percent ? Value / 100 : Value);
    }
}
