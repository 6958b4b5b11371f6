using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Turns a predicate into a test of the rows of one relation.</summary>
internal sealed class Condition(Relation input, Func<Plan, Relation> run)
{
    public Func<int, bool> Compile(Predicate predicate) => predicate switch
    {
        Comparison comparison => Compile(comparison),
        Membership membership => Compile(membership),
        And and => and.All.Select(Compile).ToArray() is var all ? row => Array.TrueForAll(all, test => test(row)) : null!,
        Or or => or.Any.Select(Compile).ToArray() is var any ? row => Array.Exists(any, test => test(row)) : null!,
        Not not => Compile(not.Condition) is var test ? row => !test(row) : null!,
        Adjacent adjacent => Compile(adjacent),
        _ => throw new PlanException("filter", $"the condition '{predicate.GetType().Name}' is not known."),
    };

    private Func<int, bool> Compile(Comparison comparison)
    {
        var column = input.IndexOf(comparison.Column, "filter");
        var value = Operand(comparison);
        if (comparison.Operator is ComparisonOperator.Contains)
        {
            var part = value.ToString();
            return row => input.Text(row, column).Contains(part, StringComparison.OrdinalIgnoreCase);
        }

        RequireLike(column, comparison.Operator, value);
        Func<int, bool> holds = comparison.Operator switch
        {
            ComparisonOperator.Equal => order => order == 0,
            ComparisonOperator.NotEqual => order => order != 0,
            ComparisonOperator.Less => order => order < 0,
            ComparisonOperator.LessOrEqual => order => order <= 0,
            ComparisonOperator.Greater => order => order > 0,
            ComparisonOperator.GreaterOrEqual => order => order >= 0,
            _ => throw new PlanException("filter", $"the operator {comparison.Operator} is not known."),
        };
        var unlike = comparison.Operator == ComparisonOperator.NotEqual;
        return row => Compare(row, column, value) is { } order ? holds(order) : unlike && !input.Value(row, column).IsBlank;
    }

    private Func<int, bool> Compile(Membership membership)
    {
        var column = input.IndexOf(membership.Column, "filter");
        var values = membership.Values.Select(v => v.Value).ToArray();
        if (values.Length > 4 && Array.TrueForAll(values, v => v.Kind == CellKind.Text))
        {
            var texts = values.Select(v => v.Text.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return row => texts.Contains(input.Text(row, column).Trim());
        }

        return row => Array.Exists(values, value => Compare(row, column, value) == 0);
    }

    private Func<int, bool> Compile(Adjacent adjacent)
    {
        if (input is not TableRelation rows || run(adjacent.Anchor) is not TableRelation anchor || anchor.Table != rows.Table)
        {
            throw new PlanException("filter", "'adjacent' needs an input and an anchor that are rows of one table; use scan, filter, sort and limit only.");
        }

        var places = rows.Rows.Select((row, place) => (row, place)).ToDictionary(p => p.row, p => p.place);
        var wanted = anchor.Rows.Where(places.ContainsKey).Select(row => places[row] + adjacent.Offset).ToHashSet();
        return wanted.Contains;
    }

    private CellValue Operand(Comparison comparison)
    {
        if (comparison.Query is null)
        {
            return comparison.Value?.Value
                ?? throw new PlanException("filter", $"the comparison of '{comparison.Column}' has neither a value nor a query.");
        }

        var result = run(comparison.Query);
        return result is { Count: 1, Columns.Count: 1 }
            ? result.Value(0, 0)
            : throw new PlanException("filter", $"the query compared with '{comparison.Column}' gives {result.Count} rows of {result.Columns.Count} columns, expected one value. Limit it to 1 and project one column.");
    }

    // As texts, "9" comes after "10": an order between numbers and a text would be an answer that looks right.
    private void RequireLike(int column, ComparisonOperator op, CellValue value)
    {
        var (name, type) = (input.Columns[column].Name, input.Columns[column].Type);
        if (value.Kind == CellKind.Text && !type.IsText() && type != ColumnType.Boolean && op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
        {
            throw new PlanException("filter", $"'{name}' is a {type} column and cannot be ordered against the text '{value.Text}'. Give a number or a date.");
        }
    }

    /// <summary>Less than, equal to or greater than zero; null when the two cannot be compared.</summary>
    private int? Compare(int row, int column, CellValue value)
    {
        var cell = input.Value(row, column);
        return (cell.Kind, value.Kind) switch
        {
            (CellKind.Blank, _) or (_, CellKind.Blank) => null,
            _ when cell.IsNumeric && value.IsNumeric => cell.Number.CompareTo(value.Number),
            (CellKind.Boolean, CellKind.Boolean) => cell.Number.CompareTo(value.Number),
            (_, CellKind.Text) => string.Compare(input.Text(row, column).Trim(), value.Text.Trim(), StringComparison.OrdinalIgnoreCase),
            _ => null,
        };
    }
}
