using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The tests of single rows.</summary>
internal sealed partial class Condition
{
    private Func<int, bool> Compile(Predicate predicate) => predicate switch
    {
        Comparison { Part: { } part } comparison => CompilePart(comparison, part),
        Membership membership => Compile(membership),
        Adjacent adjacent => Compile(adjacent),
        Between between => Compile(between),
        ColumnComparison comparison => Compile(comparison),
        MemberOf member => Compile(member),
        Empty empty => Compile(empty),
        Recent recent => Compile(recent),
        Labelled labelled => Compile(labelled),
        _ => throw new PlanException("filter", $"the condition '{predicate.GetType().Name}' is not known."),
    };

    private Func<int, bool> CompilePart(Comparison comparison, DatePart part)
    {
        var column = input.IndexOf(comparison.Column, "filter");
        var (value, text) = Operand(comparison);
        RequireDates(column);
        if (DateParts.TypeOf(part) != ColumnType.Text && !value.IsNumeric)
        {
            throw new PlanException("filter", $"the {part} of '{comparison.Column}' is compared with '{text}', expected a number.");
        }

        var parts = DateParts.Of(input.Vector(column), part);
        var relation = new CalculatedRelation(new(part.ToString(), DateParts.TypeOf(part)), parts, _ => DateParts.FormatOf(part), (_, _) => { });
        return row => Comparing.Holds(comparison.Operator, relation, row, 0, value, text);
    }

    private Func<int, bool> Compile(Between between)
    {
        var column = input.IndexOf(between.Column, "filter");
        var (low, high) = (between.Low.Value, between.High.Value);
        RequireLike(column, ComparisonOperator.GreaterOrEqual, low);
        RequireLike(column, ComparisonOperator.LessOrEqual, high);
        var endOfDay = high.Kind == CellKind.Date && high.Number == Math.Floor(high.Number);
        return row => Compare(row, column, low) >= 0
            && (endOfDay && input.Value(row, column).IsNumeric ? input.Value(row, column).Number < high.Number + 1 : Compare(row, column, high) <= 0);
    }

    private Func<int, bool> Compile(ColumnComparison comparison)
    {
        var (left, right) = (input.IndexOf(comparison.Left, "filter"), input.IndexOf(comparison.Right, "filter"));
        Deriver.RequireOneUnit("filter", ArithmeticOperator.Difference, input.Columns[left], input.Columns[right]);
        return row =>
        {
            var other = input.Value(row, right);
            if (other.IsNumeric && input.Value(row, left).IsNumeric)
            {
                Deriver.RequireOneCurrency("filter", ArithmeticOperator.Difference, input.Format(row, left), input.Format(row, right));
            }

            return Comparing.Holds(comparison.Operator, input, row, left, other, input.Text(row, right));
        };
    }

    private Func<int, bool> Compile(MemberOf member)
    {
        var column = input.IndexOf(member.Column, "filter");
        var values = run(member.Query);
        if (values.Columns.Count != 1)
        {
            throw new PlanException("filter", $"the query compared with '{member.Column}' gives {values.Columns.Count} columns, expected one. Project one column.");
        }

        var numbers = Enumerable.Range(0, values.Count).Select(r => values.Value(r, 0)).Where(v => v.IsNumeric).Select(v => v.Number).ToHashSet();
        var texts = Enumerable.Range(0, values.Count).Select(r => values.Text(r, 0).Trim()).Where(t => t.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return row => input.Value(row, column) is { IsBlank: false } cell && (cell.IsNumeric ? numbers.Contains(cell.Number) : texts.Contains(input.Text(row, column).Trim()));
    }

    private Func<int, bool> Compile(Empty empty) => input.IndexOf(empty.Column, "filter") is var column ? row => input.Value(row, column).IsBlank : null!;

    private Func<int, bool> Compile(Recent recent)
    {
        var column = input.IndexOf(recent.Column, "filter");
        RequireDates(column);
        if (recent.Count < 1)
        {
            throw new PlanException("filter", $"found the last {recent.Count} periods of '{recent.Column}', expected at least 1.");
        }

        var periods = Enumerable.Range(0, input.Count).Select(row => input.Value(row, column).AsDateTime() is { } date ? DateParts.PeriodOf(date, recent.Part) : long.MinValue).ToArray();
        var latest = periods.DefaultIfEmpty().Max();
        return row => periods[row] > latest - recent.Count;
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
        if (input.TableRows is not { } rows || run(adjacent.Anchor).TableRows is not { } anchor || anchor.Table != rows.Table)
        {
            throw new PlanException("filter", "'adjacent' needs an input and an anchor that are rows of one table; use scan, filter, sort and limit only.");
        }

        var places = rows.Rows.Select((row, place) => (row, place)).ToDictionary(p => p.row, p => p.place);
        var wanted = anchor.Rows.Where(places.ContainsKey).Select(row => places[row] + adjacent.Offset).ToHashSet();
        return wanted.Contains;
    }

    private Func<int, bool> Compile(Labelled labelled)
    {
        if (input.TableRows is not { } rows)
        {
            throw new PlanException("filter", "'labelled' needs an input that is rows of a table; use scan, filter, sort and limit only.");
        }

        var index = RowPathIndex.Of(rows.Table);
        var named = (labelled.Members ? index.Members(labelled.Path) : index.Rows(labelled.Path)).ToHashSet();
        return row => named.Contains(rows.Rows[row]);
    }

    private (CellValue Value, string Text) Operand(Comparison comparison)
    {
        if (comparison.Query is null)
        {
            var given = comparison.Value?.Value
                ?? throw new PlanException("filter", $"the comparison of '{comparison.Column}' has neither a value nor a query. Give one of them.");
            return (given, given.ToString());
        }

        var result = run(comparison.Query);
        return result is { Count: 1, Columns.Count: 1 }
            ? (result.Value(0, 0), result.Text(0, 0))
            : throw new PlanException("filter", $"the query compared with '{comparison.Column}' gives {result.Count} rows of {result.Columns.Count} columns, expected one value. Limit it to 1 and project one column.");
    }

    private void RequireDates(int column)
    {
        if (input.Columns[column] is var named && named.Type != ColumnType.Date)
        {
            throw new PlanException("filter", $"'{named.Name}' is a {named.Type} column and has no parts of a date. Use a date column.");
        }
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
        return Comparing.Order(cell, value) ?? (value.Kind == CellKind.Text && !cell.IsBlank ? Comparing.Order(input.Text(row, column), value.Text) : null);
    }
}
