using System.Globalization;
using System.Text.RegularExpressions;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>A line a formula, with what it is computed from; one that is filled down a column is written once, with the cells it fills.</summary>
internal static partial class FormulaLines
{
    private const int MostSources = 8;

    public static Section Of(Table table)
    {
        var names = table.Columns.ToDictionary(column => column.SheetColumn, TableText.Label);
        var lines = Runs(table.Formulas)
            .OrderBy(run => run.First.Address)
            .Select(run => new Line(Write(table, run, names), new(run.First.Address, run.Last)));
        return new(ChunkKind.Formula, $"{TableText.Place(table)}\nFormulas", lines);
    }

    private static string Write(Table table, Run run, Dictionary<int, string> names)
    {
        var place = names.TryGetValue(run.First.Address.Column, out var name) ? $"{name}, " : "";
        var filled = run.Last == run.First.Address ? "" : " (filled down)";
        var sources = Sources(table, run.First.Formula, names).Distinct(StringComparer.Ordinal).Take(MostSources).ToArray();
        var from = sources.Length == 0 ? "" : $"; from {string.Join(", ", sources)}";
        return $"{place}{new CellRange(run.First.Address, run.Last)}: ={TableText.OneLine(run.First.Formula)}{filled}{from}";
    }

    /// <summary>What the references of a formula name: the columns of its table, other cells as they stand.</summary>
    private static IEnumerable<string> Sources(Table table, string formula, Dictionary<int, string> names)
    {
        foreach (Match match in Reference().Matches(formula))
        {
            if (match.Groups["row"].Success && CellAddress.TryParse(match.ValueSpan, out var cell))
            {
                var elsewhere = match.Index > 0 && formula[match.Index - 1] == '!';
                yield return !elsewhere && table.Range.Contains(cell) && names.TryGetValue(cell.Column, out var name)
                    ? name
                    : $"{(elsewhere ? Qualifier(formula, match.Index) : "")}{cell}";
            }
        }
    }

    /// <summary>The sheet that stands before a reference, with its mark.</summary>
    private static string Qualifier(string formula, int end)
    {
        var start = end - 1;
        if (start > 0 && formula[start - 1] == '\'')
        {
            start = Math.Max(0, formula.LastIndexOf('\'', Math.Max(0, start - 2)));
        }

        while (start > 0 && (char.IsLetterOrDigit(formula[start - 1]) || formula[start - 1] is '_' or '.'))
        {
            start--;
        }

        return formula[start..end];
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
