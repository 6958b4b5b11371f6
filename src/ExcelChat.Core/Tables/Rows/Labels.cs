namespace ExcelChat.Tables.Rows;

/// <summary>The words by which authors mark a row of totals, in several languages.</summary>
internal static class Labels
{
    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "subtotal", "subtotals", "sub-total", "sub total", "grand total", "grand totals", "overall total", "sum", "overall",
        "gesamt", "gesamtsumme", "summe", "zwischensumme", "insgesamt", "somme", "sous-total", "total général", "gesamtergebnis", "totaal", "subtotaal", "totale", "subtotale",
        "totale generale", "totale complessivo", "suma", "total general", "suma total", "soma", "total geral", "razem", "ogółem", "celkem", "summa", "totalt", "yhteensä", "i alt",
        "итого", "всего", "合計", "总计", "合计", "小計", "总和", "toplam", "σύνολο", "összesen",
    };

    private static readonly string[] Subtotals = ["subtotal", "sub-total", "sub total", "zwischensumme", "sous-total", "subtotaal", "subtotale", "小計", "小计"];

    private static readonly string[] Alls = ["all ", "alle ", "tous ", "toutes ", "todos ", "todas ", "tutti ", "tutte "];

    private static readonly string[] Ends = [" total", " totals", " subtotal", " gesamt"];

    private static readonly string[] Starts = ["total,", "total:", "subtotal ", "subtotal:", "grand total"];

    private static readonly string[] NameStarts = ["total ", "totals ", "gesamt ", "summe ", "somme ", "totaal ", "totale ", "total-"];

    /// <summary>Whether a label is a word for a total and nothing else.</summary>
    public static bool IsTotalWord(string label) => Totals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Words(label));

    /// <summary>Whether a label names a total by more than the word alone: <c>Total assets</c>.</summary>
    public static bool IsTotalOfSomething(string label)
    {
        var text = Words(label);
        return !Totals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) && IsTotalPhrase(text);
    }

    /// <summary>Whether a label of a total may be a name as well, as <c>Total Energies</c> is and <c>Total: energies</c> and <c>Energies total</c> are not.</summary>
    public static bool MayBeName(string label) => BeginsWithAny(Words(label), NameStarts);

    /// <summary>Whether a label names everything, as that of a last row does which is the total: <c>All schools</c>.</summary>
    public static bool IsAll(string label) => Alls.Any(word => label.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a label says that its total is one of several: <c>Subtotal</c>, <c>Zwischensumme</c>.</summary>
    public static bool IsSubtotal(string label) => Subtotals.Any(word => label.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A label without the number of its item (<c>11. Total overheads</c>) and the signs around it.</summary>
    private static ReadOnlySpan<char> Words(string label)
    {
        var text = label.AsSpan().Trim();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is > 0 and < 3 && text[digits] is '.' or ')' && text.Length > digits + 1)
        {
            text = text[(digits + 1)..].TrimStart();
        }

        return text.Trim(":*.†");
    }

    private static bool IsTotalPhrase(ReadOnlySpan<char> text)
    {
        foreach (var end in Ends)
        {
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return BeginsWithAny(text, Starts) || BeginsWithAny(text, NameStarts);
    }

    private static bool BeginsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
