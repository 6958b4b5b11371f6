using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>The type of a column and the unit and scale of its values.</summary>
internal sealed record ColumnMeaning(ColumnType Type, string? Unit, double Scale)
{
    /// <summary>
    /// Settles type, unit and scale. The unit of the header goes before that of the title; that of the format before both, unless several currencies share its sign.
    /// </summary>
    public static ColumnMeaning Find(in ColumnEvidence evidence, ColumnKinds kinds, IReadOnlyList<string> header, string? title)
    {
        var type = ColumnTypeFinder.Find(evidence, HeaderWords.Of(header));
        if (type.IsText() || type is ColumnType.Boolean or ColumnType.Date or ColumnType.Identifier)
        {
            return new(type, type == ColumnType.Date || type.IsText() ? null : HeaderUnits.Find(header)?.Unit, 1);
        }

        var format = kinds.Format ?? NumberFormat.General;
        var shown = HeaderUnits.Find(format);
        var written = HeaderUnits.Find(header, type == ColumnType.Currency) ?? (type == ColumnType.Percent || HeaderWords.Of(header).NamesYear ? null : HeaderUnits.Find(title));
        var currency = type == ColumnType.Currency ? kinds.WrittenCurrency ?? Currencies.CodeOf(format) : null;
        var unit = Currencies.IsAmbiguous(format) ? written?.Unit ?? currency : currency ?? written?.Unit ?? shown?.Unit;
        return new(
            type is ColumnType.Number or ColumnType.Integer && unit is not null && Currencies.Exactly(unit) == unit ? ColumnType.Currency : type,
            type == ColumnType.Percent ? HeaderUnits.Find(header)?.Unit : unit,
            type == ColumnType.Percent ? 1 : ScaleOf(written ?? shown, format));
    }

    /// <summary>A format that divides by thousands shows what the words describe, and the value itself is the whole amount.</summary>
    private static double ScaleOf(UnitPhrase? words, NumberFormat format) => words is null or { Scale: 1 } ? 1 : words.Scale / Math.Pow(1000, format.Thousands);
}
