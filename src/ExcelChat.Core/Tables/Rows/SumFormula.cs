using System.Text.RegularExpressions;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Rows;

/// <summary>A formula that does nothing but add up cells of one column: <c>SUM(B2:B9)</c>, <c>SUBTOTAL(9,B2:B9)</c>, <c>B4+B9</c>.</summary>
internal static partial class SumFormula
{
    /// <summary>
    /// The last row that a formula adds up, when it does that to at least two cells of its own column which lie between two rows, all above its own row
    /// or all below; else null.
    /// </summary>
    public static int? LastAddend(CellFormula formula, int firstRow, int lastRow)
    {
        var ranges = Ranges(formula.Formula);
        if (ranges.Count == 0 || ranges.Sum(range => range.Rows) < 2)
        {
            return null;
        }

        var row = formula.Address.Row;
        var isSum = ranges.TrueForAll(range => range.Columns == 1 && range.First.Column == formula.Address.Column && range.First.Row >= firstRow && range.Last.Row <= lastRow)
            && (ranges.TrueForAll(range => range.Last.Row < row) || ranges.TrueForAll(range => range.First.Row > row));
        return isSum ? ranges.Max(range => range.Last.Row) : null;
    }

    private static List<CellRange> Ranges(string formula)
    {
        var text = formula.Replace("$", "", StringComparison.Ordinal);
        var match = Sum().Match(text) is { Success: true } sum ? sum : Addition().Match(text);
        var ranges = new List<CellRange>();
        foreach (Capture reference in match.Groups["reference"].Captures)
        {
            if (CellRange.TryParse(reference.ValueSpan, out var range))
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    /// <summary>The whole formula is one sum. 9 and 109 are Excel's codes for it in SUBTOTAL.</summary>
    [GeneratedRegex(@"^\s*\+?(?:SUM\(|SUBTOTAL\(\s*1?0?9\s*,)\s*(?<reference>[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)(?:\s*[,+]\s*(?<reference>[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?))*\s*\)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sum();

    [GeneratedRegex(@"^\s*\+?(?<reference>[A-Z]{1,3}\d+)(?:\s*\+\s*(?<reference>[A-Z]{1,3}\d+))+\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addition();
}
