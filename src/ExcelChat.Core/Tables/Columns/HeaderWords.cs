using System.Collections.Frozen;

namespace ExcelChat.Tables.Columns;

/// <summary>The words of a header in lower case, parted at blanks, signs and capitals: <c>CustomerID</c> is <c>customer id</c>. What stands in brackets is left out.</summary>
internal sealed class HeaderWords
{
    private static readonly FrozenSet<string> Identifying = FrozenSet.Create(
        StringComparer.Ordinal,
        "id", "ids", "nr", "no", "number", "num", "code", "codes", "key", "zip", "zipcode", "postcode", "plz", "phone", "telephone", "tel", "fax", "mobile", "isbn", "issn", "ean", "upc", "sku",
        "gtin", "iban", "bic", "vin", "ssn", "siren", "siret", "uuid", "guid", "telefon", "nummer", "numéro", "numero", "kod", "código", "codigo", "matricule", "identifier", "reference", "ref", "#");

    private static readonly string[] IdentifyingEnds = ["nummer", "nr", "leitzahl", "kennung", "schlüssel"];

    private static readonly FrozenSet<string> Counting = FrozenSet.Create(
        StringComparer.Ordinal, "of", "total", "average", "avg", "sum", "mean", "count", "max", "min", "de", "von", "di");

    private HeaderWords(string[] words) => Words = words;

    /// <summary>The words, first to last.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether the header names a column of identifiers: <c>Order No.</c>, <c>Kundennummer</c>; not <c>Number of employees</c>.</summary>
    public bool NamesIdentifier => Words.Count > 0
        && (Identifying.Contains(Words[^1]) || (Words[^1].Length > 4 && IdentifyingEnds.Any(end => Words[^1].EndsWith(end, StringComparison.Ordinal))))
        && !Words.Any(Counting.Contains);

    /// <summary>Whether the header names years, which have no unit whatever the title says.</summary>
    public bool NamesYear => Words.Any(word => word is "year" or "years" or "jahr" or "año" or "année" or "anno" or "jaar");

    /// <summary>The words of the lowest level of a header that has any.</summary>
    public static HeaderWords Of(IReadOnlyList<string> path)
    {
        for (var level = path.Count - 1; level >= 0; level--)
        {
            if (Split(path[level]) is { Length: > 0 } words)
            {
                return new(words);
            }
        }

        return new([]);
    }

    private static string[] Split(string header)
    {
        var words = new List<string>();
        int start = 0, depth = 0;
        for (var i = 0; i <= header.Length; i++)
        {
            var ends = i == header.Length || !IsWord(header[i]) || (char.IsUpper(header[i]) && i > 0 && char.IsLower(header[i - 1]));
            if (ends && i > start && depth == 0)
            {
                words.Add(header[start..i].ToLowerInvariant());
            }

            if (ends)
            {
                var c = i < header.Length ? header[i] : ' ';
                depth = Math.Max(0, depth + (c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0));
                start = IsWord(c) ? i : i + 1;
            }
        }

        return [.. words];
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '#';
}
