using System.Globalization;
using System.Text.RegularExpressions;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>A line a formula; one that is filled down a column is written once, with the cells it fills.</summary>
internal static partial class FormulaLines
{
    public static Section Of(Table table)
    {
        var names = table.Columns.ToDictionary(column => column.SheetColumn, TableText.Label);
        var lines = Runs(table.Formulas)
            .OrderBy(run => run.First.Address)
            .Select(run => new Line(Write(run, names.GetValueOrDefault(run.First.Address.Column)), new(run.First.Address, run.Last)));
        return new(ChunkKind.Formula, $"{TableText.Place(table)}\nFormulas", lines);
    }

    private static string Write(Run run, string? name)
    {
        var place = name is null ? "" : $"{name}, ";
        var filled = run.Last == run.First.Address ? "" : " (filled down)";
        return $"{place}{new CellRange(run.First.Address, run.Last)}: ={TableText.OneLine(run.First.Formula)}{filled}";
    }

    private static List<Run> Runs(IReadOnlyList<CellFormula> formulas)
    {
        List<Run> runs = [];
        Dictionary<int, Run> open = [];
        foreach (var formula in formulas)
        {
            var shape = Shape(formula);
            if (open.TryGetValue(formula.Address.Column, out var run) && run.Shape == shape && run.Last.Row + 1 == formula.Address.Row)
            {
                run.Last = formula.Address;
                continue;
            }

            runs.Add(open[formula.Address.Column] = new() { First = formula, Shape = shape, Last = formula.Address });
        }

        return runs;
    }

    /// <summary>The formula with its relative references as offsets from its cell: equal for all cells of a fill.</summary>
    private static string Shape(CellFormula formula) => Reference().Replace(formula.Formula, match =>
    {
        if (!match.Groups["row"].Success || !CellAddress.TryParse(match.ValueSpan, out var target))
        {
            return match.Value;
        }

        var column = match.Groups["fixedColumn"].Length > 0 ? $"C{target.Column}" : Offset('C', target.Column - formula.Address.Column);
        var row = match.Groups["fixedRow"].Length > 0 ? $"R{target.Row}" : Offset('R', target.Row - formula.Address.Row);
        return row + column;
    });

    private static string Offset(char axis, int offset) => string.Create(CultureInfo.InvariantCulture, $"{axis}[{offset}]");

    // Strings and quoted sheet names are matched first, so that nothing inside them is taken for a reference.
    [GeneratedRegex("""
        "(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])(?<fixedColumn>\$?)[A-Za-z]{1,3}(?<fixedRow>\$?)(?<row>[0-9]{1,7})(?![\w(.])
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    private sealed class Run
    {
        public required CellFormula First { get; init; }

        public required string Shape { get; init; }

        public CellAddress Last { get; set; }
    }
}
