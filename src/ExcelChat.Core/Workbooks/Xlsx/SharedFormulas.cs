using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Formulas that a range of cells shares: written out once, and expanded here for each cell (ECMA-376 part 1, 18.3.1.40).</summary>
internal sealed class SharedFormulas
{
    private readonly Dictionary<string, (CellAddress Cell, string Formula)> _masters = new(StringComparer.Ordinal);

    /// <summary>The formula of a cell from its <c>f</c> element, or null when the element states none.</summary>
    public string? Read(XmlReader xml, CellAddress cell)
    {
        var group = xml.GetAttribute("t") is "shared" ? xml.GetAttribute("si") : null;
        var formula = xml.ReadText();
        if (group is null)
        {
            return formula.Length > 0 ? formula : null;
        }

        if (formula.Length > 0)
        {
            _masters[group] = (cell, formula);
            return formula;
        }

        return _masters.TryGetValue(group, out var master)
            ? FormulaShifter.Shift(master.Formula, cell.Row - master.Cell.Row, cell.Column - master.Cell.Column)
            : null;
    }
}
