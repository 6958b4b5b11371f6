namespace ExcelChat.Questions.Language;

/// <summary>Words of business that stand for each other, by their stems. Used to find headers and tables, never to find cells.</summary>
internal static class Synonyms
{
    private static readonly string[][] Groups =
    [
        ["employee", "staff", "people", "person", "worker", "colleague"],
        ["salary", "earn", "pay", "paid", "wage", "income"],
        ["revenue", "turnover", "sales", "takings"],
        ["quantity", "sold", "piece", "volume"],
        ["cost", "expense", "spend", "spent", "expenditure"],
        ["price", "charge"],
        ["customer", "client", "buyer"],
        ["hire", "join", "recruit", "start"],
        ["birth", "born"],
        ["location", "office", "site", "city", "place"],
        ["department", "team", "division"],
        ["title", "position", "role", "job"],
        ["head", "lead", "manager", "boss", "chief"],
        ["product", "item", "article"],
        ["supplier", "vendor"],
        ["actual", "spend", "spent"],
        ["weight", "heavy", "heavier", "heaviest"],
        ["height", "tall", "taller", "tallest"],
        ["cost", "expensive", "cheap", "cheaper", "cheapest"],
        ["price", "expensive", "cheap", "cheaper", "cheapest"],
    ];

    private static readonly ILookup<string, string> ByStem = Groups
        .Select(group => group.Select(Lexer.Stem).ToArray())
        .SelectMany(group => group.SelectMany(word => group.Where(other => other != word).Select(other => (word, other))))
        .ToLookup(pair => pair.word, pair => pair.other, StringComparer.Ordinal);

    /// <summary>The stems that may stand for a stem, without itself.</summary>
    public static IEnumerable<string> Of(string stem) => ByStem[stem];
}
