using ExcelChat.Plans;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Linking;

/// <summary>Finds two columns that a question holds against each other row by row: "spent more than their budget", "items below their reorder level".</summary>
internal sealed class ColumnComparisonReader(Table table, Utterance question)
{
    private const int MaxPairs = 3;

    private readonly HeaderLinker _headers = new(table, question);

    public IEnumerable<(int Left, ComparisonOperator Operator, int Right, TokenSet Span)> Find()
    {
        int[] numbers = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Type.IsNumber())];
        for (var i = 1; i + 1 < question.Tokens.Count; i++)
        {
            if (OperatorAt(i) is { } op && RightAt(i + 1) is var right && right >= 0)
            {
                var pairs = numbers.Where(c => Says(c, right))
                    .SelectMany(r => numbers.Where(l => l != r && IsNamedBefore(l, i)).Select(l => (Left: l, Right: r)))
                    .GroupBy(pair => _headers.Overlap(pair.Left) + _headers.Overlap(pair.Right))
                    .OrderByDescending(equal => equal.Key)
                    .Take(1)
                    .SelectMany(equal => equal.Take(MaxPairs));
                foreach (var (left, column) in pairs)
                {
                    yield return (left, op, column, TokenSet.Of(i, right - i + 1));
                }
            }
        }
    }

    // "More turnover in 2023 than in 2022" says its operator early.
    private ComparisonOperator? OperatorAt(int token) => question[token] switch
    {
        "than" when Enumerable.Range(1, 6).Any(back => question[token - back] is "more" or "higher" or "larger" or "bigger" or "greater") => ComparisonOperator.Greater,
        "than" when Enumerable.Range(1, 6).Any(back => question[token - back] is "less" or "lower" or "fewer" or "smaller") => ComparisonOperator.Less,
        "above" or "over" or "exceed" or "exceeds" or "exceeded" or "exceeding" => ComparisonOperator.Greater,
        "below" or "under" => ComparisonOperator.Less,
        _ => null,
    };

    private int RightAt(int token)
    {
        while (question[token] is "their" or "its" or "the" or "his" or "her" or "our" or "in" or "of")
        {
            token++;
        }

        return token < question.Tokens.Count && Enumerable.Range(0, table.Columns.Count).Any(c => Says(c, token)) ? token : -1;
    }

    private bool Says(int column, int token) => _headers.HeaderMeans(column, question.Tokens[token].Stem);

    private bool IsNamedBefore(int column, int end) => Enumerable.Range(0, end).Any(i => !StopWords.Contains(question[i]) && Says(column, i));
}
