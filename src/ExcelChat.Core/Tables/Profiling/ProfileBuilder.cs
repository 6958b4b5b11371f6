using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Makes the profile of a column of what was counted in it.</summary>
internal static class ProfileBuilder
{
    private const int MaxValues = 100;
    private const int MaxTexts = 500;

    /// <summary>An estimate within its error of the number of rows may be that number.</summary>
    private const double NearlyAll = 0.97;

    /// <param name="counted">What was counted.</param>
    /// <param name="column">The column, whose cells need not be all that were counted.</param>
    /// <param name="meaning">The type, unit and scale of all that was counted.</param>
    public static ColumnProfile Build(ColumnAccumulator counted, Column column, ColumnMeaning meaning)
    {
        var type = meaning.Type;
        var kind = KindOf(type);
        var rows = counted.Present + counted.Missing;
        var (distinct, order) = (counted.Distinct, counted.OrderOf(kind));
        var statistics = counted.StatisticsOf(kind);
        var texts = type.IsText() ? distinct.Values.Texts(MaxTexts) : [];
        var (isKey, isGuess) = Key(counted, type, kind);
        var profile = new ColumnProfile
        {
            Name = column.Name,
            SheetColumn = column.SheetColumn,
            Type = type,
            Unit = meaning.Unit,
            Scale = meaning.Scale,
            MissingShare = Share(counted.Missing, rows),
            NonconformingShare = type == ColumnType.Text ? Share(counted.CountOf(CellKind.Error), rows) : Share(counted.Present - counted.CountOf(kind), rows),
            DistinctCount = distinct.Count,
            DistinctCountIsApproximate = !distinct.IsExact,
            FrequentValues = distinct.Values.Top(kind == CellKind.Text ? CellKind.Number : kind, MaxValues),
            FrequentValuesUndercount = distinct.Values.Undercount,
            Statistics = statistics,
            Order = order.Sorted,
            IsKeyCandidate = isKey,
            KeyIsApproximate = isGuess,
            Samples = [.. counted.Samples],
            Keys = distinct.Sample(),
        };
        return profile with { Tags = SemanticTagger.Find(profile, HeaderWords.Of(column.HeaderPath), texts, statistics) };
    }

    /// <summary>The kind of the values of a type.</summary>
    public static CellKind KindOf(ColumnType type) => type switch
    {
        ColumnType.Date => CellKind.Date,
        ColumnType.Boolean => CellKind.Boolean,
        _ when type.IsText() => CellKind.Text,
        _ when type.IsTime() => CellKind.Time,
        _ => CellKind.Number,
    };

    private static (bool IsKey, bool IsGuess) Key(ColumnAccumulator counted, ColumnType type, CellKind kind)
    {
        var rows = counted.CountOf(kind);
        if (rows < 2 || counted.Missing > 0 || rows < counted.Present
            || type is ColumnType.Boolean or ColumnType.Number or ColumnType.Currency or ColumnType.Percent || type.IsTime())
        {
            return (false, false);
        }

        if (counted.Distinct.IsExact || counted.OrderOf(kind).IsStrict)
        {
            return (counted.OrderOf(kind).IsStrict || counted.Distinct.Count == rows, false);
        }

        return counted.Distinct.Count >= NearlyAll * rows ? (true, true) : (false, false);
    }

    private static double Share(long part, long rows) => rows == 0 ? 0 : (double)part / rows;
}
