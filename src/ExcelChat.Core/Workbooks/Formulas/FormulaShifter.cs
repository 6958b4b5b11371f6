using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>Moves the relative references of a formula, as Excel does when a formula is filled into other cells.</summary>
internal static partial class FormulaShifter
{
    /// <summary>The formula as it stands some rows down and some columns to the right; a reference that leaves the grid becomes #REF!.</summary>
    public static string Shift(string formula, int rows, int columns)
    {
        if (rows == 0 && columns == 0)
        {
            return formula;
        }

        return Reference().Replace(formula, match =>
            match.Groups["column"].Success ? Move(match.Groups, rows, columns)
            : match.Groups["span"].Success ? string.Join(':', match.Value.Split(':').Select(end => MoveEnd(end, rows, columns)))
            : match.Value);
    }

    // Strings, quoted sheet names and bracketed names come first in the pattern, so that nothing inside them is taken for a reference.
    [GeneratedRegex(
        """
        "(?:[^"]|"")*" | '(?:[^']|'')*' | \[(?:[^\[\]]|\[[^\]]*\])*\]
        | (?<![\w.$\\:]) (?<span>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3} | \$?[0-9]{1,7}:\$?[0-9]{1,7}) (?![\w.(!:])
        | (?<![\w.$\\]) (?<fixedColumn>\$?)(?<column>[A-Za-z]{1,3})(?<fixedRow>\$?)(?<row>[0-9]{1,7}) (?![\w.(!])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    private static string Move(GroupCollection groups, int rows, int columns)
    {
        if (!CellAddress.TryParse($"{groups["column"].ValueSpan}{groups["row"].ValueSpan}", out var cell))
        {
            return groups[0].Value;
        }

        bool fixedColumn = groups["fixedColumn"].Length > 0, fixedRow = groups["fixedRow"].Length > 0;
        var row = fixedRow ? cell.Row : cell.Row + rows;
        var column = fixedColumn ? cell.Column : cell.Column + columns;
        if (row is < 1 or > CellAddress.MaxRow || column is < 1 or > CellAddress.MaxColumn)
        {
            return "#REF!";
        }

        return new StringBuilder()
            .Append(fixedColumn ? "$" : "").Append(CellAddress.ColumnName(column))
            .Append(fixedRow ? "$" : "").Append(row)
            .ToString();
    }

    /// <summary>Moves one end of whole columns (A:C) or whole rows (1:3).</summary>
    private static string MoveEnd(string end, int rows, int columns)
    {
        if (end[0] == '$')
        {
            return end;
        }

        var isRow = char.IsAsciiDigit(end[0]);
        if (!CellAddress.TryParse(isRow ? $"A{end}" : $"{end}1", out var cell))
        {
            return end;
        }

        var moved = isRow ? cell.Row + rows : cell.Column + columns;
        return moved < 1 || moved > (isRow ? CellAddress.MaxRow : CellAddress.MaxColumn) ? "#REF!"
            : isRow ? moved.ToString(CultureInfo.InvariantCulture)
            : CellAddress.ColumnName(moved);
    }
}
