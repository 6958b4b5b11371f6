using ExcelChat.Plans;
using ExcelChat.Questions.Language;

namespace ExcelChat.Questions.Linking;

/// <content>The phrases that compare.</content>
internal sealed partial class ConditionLinker
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

    private static readonly string[] OfTime = ["since", "until", "later", "after", "earlier", "prior", "before"];

    private bool SaysTime(TokenSet phrase)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (phrase.Overlaps(TokenSet.Of(i, 1)) && OfTime.Contains(question[i]))
            {
                return true;
            }
        }

        return false;
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
