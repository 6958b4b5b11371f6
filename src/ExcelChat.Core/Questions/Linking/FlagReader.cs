using ExcelChat.Plans;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Linking;

/// <summary>Columns of yes and no are named by their headers: "full-time staff", "not full-time", "schools without a library".</summary>
internal sealed class FlagReader(Table table, Utterance question)
{
    private const int MaxLooked = 200;

    public IEnumerable<(int Column, Predicate Where, TokenSet Span)> Find()
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (SpanOf(table.Columns[column].Name) is { Count: > 0 } span && Value(table.Columns[column], IsDenied(span)) is { } value)
            {
                yield return (column, new Comparison(table.Columns[column].Name, ComparisonOperator.Equal, value), span);
            }
        }
    }

    /// <summary>The tokens that say all words of a header; none when one is missing.</summary>
    private TokenSet SpanOf(string header)
    {
        var span = default(TokenSet);
        foreach (var stem in Lexer.Tokens(header).Where(t => !StopWords.Contains(t.Text) && t.Text != "would").Select(t => t.Stem))
        {
            var at = Enumerable.Range(0, question.Tokens.Count).FirstOrDefault(i => question.Tokens[i].Stem == stem || Lexer.IsRelated(question.Tokens[i].Stem, stem), -1);
            if (at < 0)
            {
                return default;
            }

            span = span.With(TokenSet.Of(at, 1));
        }

        return span;
    }

    private bool IsDenied(TokenSet span)
    {
        var first = (int)UInt128.TrailingZeroCount(span.Bits);
        return Enumerable.Range(1, 2).Any(back => question[first - back] is "not" or "non" or "no" or "without" or "dont" or "doesnt");
    }

    private static Literal? Value(Column column, bool denied)
    {
        if (column.Type == ColumnType.Boolean)
        {
            return new() { Boolean = !denied };
        }

        if (!column.Type.IsText())
        {
            return null;
        }

        var texts = Enumerable.Range(0, Math.Min(column.Count, MaxLooked)).Select(row => column.Text(row).Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return texts.Length is 1 or 2 && texts.All(t => IsYes(t) || IsNo(t)) && Array.Find(texts, denied ? IsNo : IsYes) is { } text ? Literal.Of(text) : null;
    }

    private static bool IsYes(string text) => text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("y", StringComparison.OrdinalIgnoreCase);

    private static bool IsNo(string text) => text.Equals("no", StringComparison.OrdinalIgnoreCase) || text.Equals("n", StringComparison.OrdinalIgnoreCase);
}
