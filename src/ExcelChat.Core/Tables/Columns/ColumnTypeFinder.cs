using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>Settles the type of a column from its values, their formats and its header.</summary>
internal static class ColumnTypeFinder
{
    private const int MaxCategories = 1000;
    private const int MaxCategoryLength = 40;
    private const int MaxCodeLength = 24;

    /// <summary>So few different codes are the names of categories: the quarters <c>Q1</c> to <c>Q4</c>.</summary>
    private const int FewCodes = 12;

    /// <summary>The share of the different texts that look like codes in a column of codes.</summary>
    private const double Prevailing = 0.8;

    public static ColumnType Find(in ColumnEvidence evidence, HeaderWords header) => evidence.Kind switch
    {
        CellKind.Number when evidence.Format == NumberFormatKind.Percent => ColumnType.Percent,
        CellKind.Number when evidence.Format == NumberFormatKind.Currency => ColumnType.Currency,
        CellKind.Number when evidence.IsWhole => header.NamesIdentifier || evidence.IsPadded ? ColumnType.Identifier : ColumnType.Integer,
        CellKind.Number => ColumnType.Number,
        CellKind.Date => ColumnType.Date,
        CellKind.Time => evidence.Format == NumberFormatKind.Duration ? ColumnType.Duration : ColumnType.Time,
        CellKind.Boolean => ColumnType.Boolean,
        _ => OfTexts(evidence, header),
    };

    private static ColumnType OfTexts(in ColumnEvidence evidence, HeaderWords header)
    {
        if (evidence.Samples is not { Count: > 0 } samples)
        {
            return ColumnType.Text;
        }

        if (AreCodes(samples, header, isFew: evidence.DistinctTexts <= FewCodes))
        {
            return ColumnType.Code;
        }

        var isRepeated = evidence.DistinctTexts * 2 <= evidence.Texts && evidence.DistinctTexts <= MaxCategories;
        return isRepeated && samples.Average(text => text.Length) <= MaxCategoryLength ? ColumnType.Category : ColumnType.Text;
    }

    private static bool AreCodes(IReadOnlyList<string> samples, HeaderWords header, bool isFew)
    {
        var codes = 0;
        foreach (var text in samples)
        {
            codes += IsCode(text.AsSpan().Trim(), header.NamesIdentifier, isFew) ? 1 : 0;
        }

        return samples.Count > 1 && codes >= Prevailing * samples.Count;
    }

    private static bool IsCode(ReadOnlySpan<char> text, bool isNamed, bool isFew)
    {
        int digits = 0, capitals = 0, letters = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                return false;
            }

            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        var isAcronym = text.Length is 2 or 3 && capitals == text.Length;
        return isAcronym
            || (isNamed && digits > 0 && text.Length <= MaxCodeLength * 2)
            || (!isFew && digits > 0 && letters > 0 && text.Length <= MaxCodeLength);
    }
}
