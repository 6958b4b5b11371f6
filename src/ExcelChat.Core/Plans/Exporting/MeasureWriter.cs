using System.Globalization;
using ExcelChat.Plans.Execution;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Exporting;

/// <summary>Writes one measure over rows.</summary>
/// <param name="input">The rows.</param>
/// <param name="source">What a formula can say of them, or null.</param>
/// <param name="measure">The measure.</param>
/// <param name="operands">The cells that took part, or null when they are too many pieces.</param>
internal sealed class MeasureWriter(Relation input, Source? source, Measure measure, IReadOnlyList<Area>? operands)
{
    public string? Write()
    {
        if (measure.Function == AggregateFunction.Count && measure.Column is null)
        {
            return Counted();
        }

        return IsOwn(measure.Column!) && (measure.With is null || IsOwn(measure.With)) ? Conditional() ?? Plain() : null;
    }

    // The operands of a computed column are not its values.
    private bool IsOwn(string column)
        => input.TableRows is { } rows && input.Columns[input.IndexOf(column, "aggregate")].Name is var name && rows.Columns.Any(c => c.Name == name);

    private string? Counted()
    {
        if (source is not { Best: null })
        {
            return operands is not null && input.TableRows is not null ? string.Join('+', operands.Select(area => $"ROWS({area.Text})")) : null;
        }

        if (source.Conditions.Count == 0)
        {
            return $"ROWS({source.Area(source.Table.Columns[0].Name)!.Text})";
        }

        return CriteriaWriter.Write(source) is { } criteria ? $"COUNTIFS({criteria[1..]})"
            : operands is not null ? string.Join('+', operands.Select(area => $"ROWS({area.Text})"))
            : null;
    }

    /// <summary>With the conditions as criteria, so that the formula follows the cells when they change.</summary>
    private string? Conditional()
    {
        if (source is not { Best: null } || source.Area(measure.Column!) is not { } area || area.HoldsTypedText || area.Holds(kind => kind is CellKind.Error or CellKind.Boolean) || CriteriaWriter.Write(source) is not { } criteria)
        {
            return null;
        }

        return measure.Function switch
        {
            AggregateFunction.Sum => $"SUMIFS({area.Text}{criteria})",
            AggregateFunction.Average => $"AVERAGEIFS({area.Text}{criteria})",
            AggregateFunction.Maximum => $"MAXIFS({area.Text}{criteria})",
            AggregateFunction.Minimum => $"MINIFS({area.Text}{criteria})",
            AggregateFunction.Range => $"MAXIFS({area.Text}{criteria})-MINIFS({area.Text}{criteria})",
            AggregateFunction.Count when HasNoFormula => $"COUNTIFS({criteria[1..]},{area.Text},\"<>\")",
            _ => null,
        };
    }

    /// <summary>Over the cells that took part; over the whole column where these are all that it has of numbers.</summary>
    private string? Plain()
    {
        var areas = Whole() is { } whole ? [whole] : operands;
        if (areas is null || areas.Any(area => area.HoldsTypedText))
        {
            return null;
        }

        var cells = string.Join(',', areas.Select(area => area.Text));
        return measure.Function switch
        {
            AggregateFunction.Sum => $"SUM({cells})",
            AggregateFunction.Average => $"AVERAGE({cells})",
            AggregateFunction.Minimum or AggregateFunction.Maximum => Extreme(areas),
            AggregateFunction.Range => $"MAX({cells})-MIN({cells})",
            AggregateFunction.Median => $"MEDIAN({cells})",
            AggregateFunction.StandardDeviation => $"STDEV({cells})",
            AggregateFunction.Count => $"COUNTA({cells})",
            AggregateFunction.Percentile when areas.Count == 1 => string.Create(CultureInfo.InvariantCulture, $"PERCENTILE({cells},{measure.Percentile})"),
            AggregateFunction.Correlation when areas is [var x, var y] && x.Rows == y.Rows => $"CORREL({Column(measure.Column!, x, y).Text},{Column(measure.With!, x, y).Text})",
            AggregateFunction.First or AggregateFunction.Last when areas is [{ Cells: 1 } only] => only.Text,
            _ => null,
        };
    }

    // The operands of an extreme are the cells that hold it; a formula should look at all.
    private string? Extreme(IReadOnlyList<Area> areas)
        => source is { Best: null, Conditions: [] } && source.Area(measure.Column!) is { } all && !all.HoldsTypedText && !all.Holds(kind => kind is CellKind.Error or CellKind.Boolean)
            ? $"{Name(measure.Function)}({all.Text})"
            : $"{Name(measure.Function)}({string.Join(',', areas.Select(area => area.Text))})";

    private static string Name(AggregateFunction function) => function == AggregateFunction.Minimum ? "MIN" : "MAX";

    // A formula that gives an empty text is a blank to us and not to Excel.
    private bool HasNoFormula => source is { Table.Formulas.Count: 0 };

    private static Area Column(string name, Area x, Area y) => string.Equals(x.Column.Name, name, StringComparison.OrdinalIgnoreCase) ? x : y;

    private Area? Whole()
        => source is { Best: null, Conditions: [] } && measure.Function is not (AggregateFunction.First or AggregateFunction.Last or AggregateFunction.Correlation)
            && (HasNoFormula || measure.Function != AggregateFunction.Count) && source.Area(measure.Column!) is { HoldsTypedText: false } all && !all.Holds(kind => kind is CellKind.Error or CellKind.Boolean or CellKind.Text)
            ? all
            : null;
}
