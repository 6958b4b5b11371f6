using System.Buffers;
using System.Globalization;
using ExcelChat.Plans.Execution;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Exporting;

/// <summary>
/// Writes conditions as pairs of a range and a criterion. A criterion takes wildcards, reads numbers in texts and does not trim, so it is used only where the cells and the
/// value leave no room for a difference.
/// </summary>
internal static class CriteriaWriter
{
    private static readonly SearchValues<char> Read = SearchValues.Create("*?~<>=\"\n\r");

    /// <summary>The pairs of all conditions, each led by a comma; null when one of them has no such form.</summary>
    public static string? Write(Source source)
    {
        var pairs = source.Conditions.Select(condition => Write(source, condition)).ToArray();
        return pairs.Length > 0 && Array.TrueForAll(pairs, pair => pair is not null) ? string.Concat(pairs) : null;
    }

    public static string Sign(ComparisonOperator op) => op switch
    {
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => "=",
    };

    /// <summary>The value that MATCH looks for in a column, or null.</summary>
    public static string? Key(Source source, Comparison comparison) => comparison switch
    {
        { Part: not null } or { Query: not null } or { Value: null } => null,
        { Value: var value } when source.Area(comparison.Column) is not { } area || !IsLike(area, value.Value) => null,
        { Value.Text: { } text } => IsPlain(text) ? LiteralWriter.Quote(text.Trim()) : null,
        _ => LiteralWriter.Of(comparison.Value.Value),
    };

    private static string? Write(Source source, Predicate predicate) => predicate switch
    {
        // A formula that gives an empty text is a blank to us; Excel counts it as not equal.
        Comparison { Operator: ComparisonOperator.NotEqual } when source.Table.Formulas.Count > 0 => null,
        Comparison { Operator: var op } comparison => Key(source, comparison) is { } key && source.Area(comparison.Column)?.Text is { } range ? Write(range, op, key) : null,
        Between { Low: var low, High: var high } between => Write(source, new Comparison(between.Column, ComparisonOperator.GreaterOrEqual, low)) is { } from && Upper(source, between.Column, high) is { } to ? from + to : null,
        And and => CriteriaWriter.Write(source with { Conditions = and.All }),
        _ => null,
    };

    // A last day counts to its end.
    private static string? Upper(Source source, string column, Literal high)
        => high.Value is { Kind: CellKind.Date } day && day.Number == Math.Floor(day.Number)
            ? source.Area(column) is { } area && IsLike(area, day) ? $",{area.Text},\"<\"&{LiteralWriter.Of(CellValue.OfDate(day.Number + 1))}" : null
            : Write(source, new Comparison(column, ComparisonOperator.LessOrEqual, high));

    private static string? Write(string range, ComparisonOperator op, string key)
    {
        var isText = key.StartsWith('"');
        return op switch
        {
            ComparisonOperator.Equal => $",{range},{key}",
            // An empty cell is not equal to anything, and meets no condition of ours.
            ComparisonOperator.NotEqual => isText ? $",{range},\"<>{key[1..]},{range},\"<>\"" : $",{range},\"<>\"&{key},{range},\"<>\"",
            ComparisonOperator.Contains when isText => $",{range},\"*{key[1..^1]}*\"",
            _ => isText ? null : $",{range},\"{Sign(op)}\"&{key}",
        };
    }

    /// <summary>Whether all cells are of the kind of the value, so that a criterion compares like with like.</summary>
    private static bool IsLike(Area area, CellValue value) => value.Kind switch
    {
        CellKind.Text => !area.Holds(kind => kind is not (CellKind.Text or CellKind.Blank)) && AreTrimmed(area),
        CellKind.Number or CellKind.Date => !area.HoldsTypedText && !area.Holds(kind => !Vector.IsNumeric(kind) && kind != CellKind.Blank),
        _ => false,
    };

    private static bool AreTrimmed(Area area)
    {
        foreach (var text in area.Column.Cells.Dictionary)
        {
            if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            {
                return false;
            }
        }

        return true;
    }

    // Signs that a criterion reads, texts that it takes for numbers, dates or booleans, and more than it takes.
    private static bool IsPlain(string text)
    {
        var plain = text.Trim();
        return plain.Length is > 0 and <= 200
            && plain.AsSpan().IndexOfAny(Read) < 0
            && char.IsLetter(plain[0])
            && !DateTime.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && !bool.TryParse(plain, out _)
            && !double.TryParse(plain, NumberStyles.Any, CultureInfo.InvariantCulture, out _);
    }
}
