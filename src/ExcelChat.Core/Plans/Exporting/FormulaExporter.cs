using ExcelChat.Plans.Execution;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Exporting;

/// <summary>
/// Writes a plan that gives one value as a formula: with conditions where Excel's criteria mean what ours do (SUMIFS, COUNTIFS, INDEX and MATCH), else over the
/// operand cells themselves. What no formula says exactly has none.
/// </summary>
internal sealed class FormulaExporter(Executor executor)
{
    public ExcelFormula? Export(Plan plan)
    {
        var result = executor.Run(plan);
        if (result is not { Count: 1, Columns.Count: 1 } || result.Value(0, 0) is { Kind: CellKind.Blank or CellKind.Error })
        {
            return null;
        }

        return Write(plan) is { } formula && formula.Length < ExcelFormula.MaxLength
            ? new($"={formula}", formula.Contains("MAXIFS(", StringComparison.Ordinal) || formula.Contains("MINIFS(", StringComparison.Ordinal) ? 2019 : 2007)
            : null;
    }

    private string? Write(Plan plan) => executor.Run(plan) is not { Count: 1, Columns.Count: 1 } result ? null : plan switch
    {
        Constant constant => LiteralWriter.Of(constant.Value.Value),
        Derive derive => Both(derive.Left, derive.Right) is var (left, right) ? Write(derive.Operator, left, right) : null,
        Test test => Comparable(test) && Both(test.Left, test.Right) is var (left, right) ? $"{left}{CriteriaWriter.Sign(test.Operator)}{right}" : null,
        Aggregate { Measures: [var measure] } aggregate => new MeasureWriter(executor.Run(aggregate.Input), Source.Of(aggregate.Input, executor), measure, Operands(result)).Write(),
        Project { Columns: [var column] } project => Lookup(project, column, result),
        _ => null,
    };

    private (string Left, string Right)? Both(Plan left, Plan right) => Write(left) is { } a && Write(right) is { } b ? ($"({a})", $"({b})") : null;

    private static string Write(ArithmeticOperator op, string left, string right) => op switch
    {
        ArithmeticOperator.Sum => $"{left}+{right}",
        ArithmeticOperator.Difference => $"{left}-{right}",
        ArithmeticOperator.AbsoluteDifference => $"ABS({left}-{right})",
        ArithmeticOperator.Product => $"{left}*{right}",
        ArithmeticOperator.Ratio or ArithmeticOperator.Share => $"{left}/{right}",
        _ => $"({right}-{left})/{left}",
    };

    // Excel has an order between numbers and texts, and compares texts as they are stored.
    private bool Comparable(Test test)
        => !Comparing.IsOfText(test.Operator) && executor.Run(test.Left).Value(0, 0).IsNumeric && executor.Run(test.Right).Value(0, 0).IsNumeric;

    private string? Lookup(Project project, string column, Relation result)
    {
        // The key of a group is a cell's, and which group it is no formula says.
        if (result.IsComputed(0, 0) || executor.Run(project.Input).TableRows is null || Operands(result) is not [{ Cells: 1 } cell] || cell.HoldsTypedText)
        {
            return null;
        }

        var source = Source.Of(project.Input, executor);
        return source?.Match(column) ?? cell.Text;
    }

    private static IReadOnlyList<Area>? Operands(Relation result)
    {
        var cells = new CellSet();
        result.AddCells(0, 0, cells);
        return Area.Of(cells);
    }
}
