using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Workbooks;

/// <summary>Cells of a sheet that have a name, or that the author set apart for print or for a filter.</summary>
/// <param name="Name">The name, such as <c>Prices</c> or <c>_xlnm.Print_Area</c> (ECMA-376 part 1, 18.2.5). One name may have several ranges.</param>
/// <param name="Range">The cells.</param>
public sealed record NamedRange(string Name, CellRange Range)
{
    /// <summary>The name that Excel gives to the cells of a sheet that are printed.</summary>
    public const string PrintArea = "_xlnm.Print_Area";

    /// <summary>The ranges that names stand for, by the sheet that they lie on, in any case. Names of anything else are left out.</summary>
    internal static ILookup<string, NamedRange> BySheet(IEnumerable<DefinedName> names)
        => names.SelectMany(References).Where(found => found.Sheet is not null).ToLookup(found => found.Sheet!, found => found.Range, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string? Sheet, NamedRange Range)> References(DefinedName name)
    {
        var formulas = FormulaParser.Parse(name.Formula) is Reference ? [name.Formula] : Areas(name.Formula);
        return formulas.Select(FormulaParser.Parse).OfType<Reference>().Select(found => (found.Sheet ?? name.Sheet, new NamedRange(name.Name, found.Range)));
    }

    /// <summary>Areas apart are joined by commas. Those in the quotes of a sheet's name, or between the brackets of a call, join nothing.</summary>
    private static List<string> Areas(string formula)
    {
        var areas = new List<string>();
        var (start, quoted, depth) = (0, false, 0);
        for (var i = 0; i < formula.Length; i++)
        {
            quoted ^= formula[i] == '\'';
            depth += quoted ? 0 : formula[i] == '(' ? 1 : formula[i] == ')' ? -1 : 0;
            if (!quoted && depth == 0 && formula[i] == ',')
            {
                areas.Add(formula[start..i]);
                start = i + 1;
            }
        }

        areas.Add(formula[start..]);
        return areas;
    }
}
