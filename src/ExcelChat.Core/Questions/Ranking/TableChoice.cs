using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Ranking;

/// <summary>Chooses the tables that a question may be about, by the words of the question that a table's name, headers and cells hold.</summary>
internal static class TableChoice
{
    public static IReadOnlyList<(Table Table, double Fit)> Best(IReadOnlyList<Table> tables, Utterance question, int most, CancellationToken cancellationToken)
    {
        if (tables.Count <= 1)
        {
            return [.. tables.Select(t => (t, 0.0))];
        }

        return [.. tables
            .Select(t => (Table: t, Fit: Fit(t, question, cancellationToken)))
            .OrderByDescending(t => t.Fit)
            .Take(most)];
    }

    private static double Fit(Table table, Utterance question, CancellationToken cancellationToken)
    {
        var name = Lexer.Stems($"{table.Name} {table.Title} {table.Sheet}");
        var headers = table.Columns.SelectMany(c => Lexer.Stems(c.Name)).ToHashSet(StringComparer.Ordinal);
        var index = ValueIndex.Of(table, cancellationToken);
        var fit = 0.0;
        foreach (var token in question.Tokens.Where(t => !StopWords.Contains(t.Text)).DistinctBy(t => t.Text))
        {
            fit += headers.Contains(token.Stem) ? 0.5 : Synonyms.Of(token.Stem).Any(headers.Contains) ? 0.3 : 0;
            fit += name.Contains(token.Stem) ? 0.5 : Synonyms.Of(token.Stem).Any(name.Contains) ? 0.4 : 0;
            fit += index.Find(token.Text).Count > 0 || index.FindWord(token.Stem).Count > 0 ? 0.5 : 0;
        }

        return fit + (0.1 * Math.Log10(1 + table.Rows.Count)) - (table.SheetHidden ? 1 : 0);
    }
}
