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
        // Areas apart are joined by commas, which outside a call are no part of a formula that is understood otherwise.
        var isUnion = name.Formula.Contains(',', StringComparison.Ordinal) && !name.Formula.Contains('(', StringComparison.Ordinal);
        var formulas = isUnion && FormulaParser.Parse(name.Formula) is not Reference ? name.Formula.Split(',') : [name.Formula];
        return formulas.Select(FormulaParser.Parse).OfType<Reference>().Select(found => (found.Sheet ?? name.Sheet, new NamedRange(name.Name, found.Range)));
    }
}
