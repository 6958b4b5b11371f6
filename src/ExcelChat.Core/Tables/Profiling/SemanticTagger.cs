using ExcelChat.Tables.Columns;

namespace ExcelChat.Tables.Profiling;

/// <summary>Tells what a column is about: by its type, by the words of its header, by what its texts look like.</summary>
internal static class SemanticTagger
{
    /// <summary>The share of the different texts from which they speak for their column.</summary>
    private const double Prevailing = 0.5;

    private const int MinTexts = 2;

    /// <param name="column">The column's type and unit.</param>
    /// <param name="header">The words of its header.</param>
    /// <param name="texts">Some of its different texts.</param>
    /// <param name="numbers">The figures of its numbers, or null.</param>
    public static IReadOnlyList<SemanticTag> Find(ColumnProfile column, HeaderWords header, IReadOnlyList<string> texts, NumberStatistics? numbers)
    {
        var tags = new List<SemanticTag>();
        if (column.Type is ColumnType.Identifier or ColumnType.Code || header.NamesIdentifier)
        {
            tags.Add(SemanticTag.Identifier);
        }

        if (IsTime(column.Type, header, texts, numbers))
        {
            tags.Add(SemanticTag.Time);
        }
        else if (column.Type.IsText())
        {
            AddOfTexts(header, texts, tags);
        }
        else if (column.Type.IsNumber() && tags.Count == 0)
        {
            AddOfNumbers(column, header, tags);
        }

        if (tags.Contains(SemanticTag.Identifier) && header.Words.Any(word => word is "zip" or "zipcode" or "postcode" or "plz"))
        {
            tags.Add(SemanticTag.Place);
        }

        return tags;
    }

    private static bool IsTime(ColumnType type, HeaderWords header, IReadOnlyList<string> texts, NumberStatistics? numbers)
    {
        if (type is ColumnType.Date or ColumnType.Time or ColumnType.Duration)
        {
            return true;
        }

        if (type.IsText())
        {
            return Prevails(texts, TagWords.Moments.Contains) || (header.Words.Any(TagWords.Time.Contains) && Prevails(texts, text => text.AsSpan().ContainsAnyInRange('0', '9')));
        }

        return type == ColumnType.Integer && header.Words.Any(TagWords.Time.Contains) && numbers is { Minimum: >= 1, Maximum: <= 2200 };
    }

    private static void AddOfNumbers(ColumnProfile column, HeaderWords header, List<SemanticTag> tags)
    {
        var isMoney = column.Type == ColumnType.Currency || (column.Unit is { } unit && Currencies.Exactly(unit.Split('/')[0]) is not null);
        if (isMoney || (column.Unit is null && column.Type != ColumnType.Percent && header.Words.Any(TagWords.Money.Contains) && !header.Words.Any(IsCount)))
        {
            tags.Add(SemanticTag.Money);
        }
        else if (column.Type == ColumnType.Integer || (column.Type == ColumnType.Number && (column.Unit is not null || header.Words.Any(TagWords.Quantity.Contains))))
        {
            tags.Add(SemanticTag.Quantity);
        }
    }

    private static bool IsCount(string word) => word is "number" or "count" or "units" or "qty" or "quantity" or "anzahl" or "nombre" or "index" or "rate" or "ratio" or "volume";

    /// <summary>What the texts look like goes before what the header says, and one tag is enough.</summary>
    private static void AddOfTexts(HeaderWords header, IReadOnlyList<string> texts, List<SemanticTag> tags)
    {
        SemanticTag? tag = Prevails(texts, TagWords.Places.Contains) ? SemanticTag.Place
            : Prevails(texts, IsOrganisation) ? SemanticTag.Organisation
            : header.Words.Any(TagWords.Place.Contains) ? SemanticTag.Place
            : header.Words.Any(TagWords.Organisation.Contains) ? SemanticTag.Organisation
            : header.Words.Any(TagWords.Person.Contains) || (header.Words.Contains("name") && Prevails(texts, IsFullName)) ? SemanticTag.Person
            : null;
        if (tag is { } found && !tags.Contains(SemanticTag.Identifier))
        {
            tags.Add(found);
        }
    }

    private static bool Prevails(IReadOnlyList<string> texts, Func<string, bool> holds)
        => texts.Count >= MinTexts && texts.Count(text => holds(text.Trim())) >= Prevailing * texts.Count;

    private static bool IsOrganisation(string text) => text.LastIndexOf(' ') is > 0 and var at && TagWords.LegalForms.Contains(text[(at + 1)..]);

    /// <summary>Two to four words that begin with a capital and hold letters alone: <c>Ann Lee</c>, <c>Lee, Ann</c>, <c>J. R. Smith</c>.</summary>
    private static bool IsFullName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && words.All(word => char.IsUpper(word[0]) && word.All(c => char.IsLetter(c) || c is '.' or ',' or '-' or '\'' or '’'));
    }
}
