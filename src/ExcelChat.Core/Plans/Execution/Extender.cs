using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Computes the column of an <see cref="Extend"/>.</summary>
internal sealed class Extender(Relation input, Func<Plan, Relation> run)
{
    public ViewRelation Run(Extend extend)
    {
        if (string.IsNullOrWhiteSpace(extend.Name) || input.Columns.Any(c => string.Equals(c.Name, extend.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new PlanException("extend", $"the name '{extend.Name}' is empty or taken. Give the new column a name that no column of the input has.");
        }

        var added = Evaluate(extend.Value);
        var columns = input.Columns.Select((name, c) => new ViewColumn(name, input, c)).Append(added with { Name = added.Name with { Name = extend.Name } });
        return new([.. columns], input.Count, input.TableRows);
    }

    private ViewColumn Evaluate(Expression expression) => expression switch
    {
        Reference reference => At(reference.Column),
        SingleValue value => Evaluate(value),
        Arithmetic arithmetic => Evaluate(arithmetic),
        PartOfDate part => Evaluate(part),
        NumberIn number => Evaluate(number),
        Window window => new WindowCalculator(input, window).Run(),
        _ => throw new PlanException("extend", $"the expression '{expression.GetType().Name}' is not known."),
    };

    private ViewColumn At(string column) => input.IndexOf(column, "extend") is var index ? new(input.Columns[index], input, index) : null!;

    private ViewColumn Evaluate(SingleValue single)
    {
        var value = run(single.Query);
        Deriver.RequireSingle("extend", value, "value", "value");
        return new(value.Columns[0], value, 0, new int[input.Count]);
    }

    private ViewColumn Evaluate(PartOfDate part)
    {
        var source = At(part.Column);
        RequireDates(source.Name);
        var values = DateParts.Of(input.Vector(source.Column), part.Part);
        return Calculated(new(part.Part.ToString(), DateParts.TypeOf(part.Part)), values, _ => DateParts.FormatOf(part.Part), source);
    }

    private ViewColumn Evaluate(NumberIn number)
    {
        if (number.Position < 1)
        {
            throw new PlanException("extend", $"found position {number.Position} of a number in '{number.Column}', expected at least 1.");
        }

        var source = At(number.Column);
        var values = Map(row => NumberScanner.Find(input.Text(row, source.Column), number.Position) is { } found ? CellValue.OfNumber(found) : CellValue.Blank);
        return Calculated(new(source.Name.Name, ColumnType.Number), values, _ => NumberFormat.General, source);
    }

    private ViewColumn Evaluate(Arithmetic arithmetic)
    {
        var (left, right) = (Evaluate(arithmetic.Left), Evaluate(arithmetic.Right));
        Deriver.RequireOneUnit("extend", arithmetic.Operator, left.Name, right.Name);
        var (type, usual) = Deriver.Shape(arithmetic.Operator, left.Name.Type, FirstFormat(left), FirstFormat(right));
        var values = Map(row => Combine(arithmetic.Operator, type, left, right, row));
        return Calculated(new(arithmetic.Operator.ToString(), type, Deriver.Unit(left.Name, right.Name, arithmetic.Operator)), values, row => FormatAt(left, row) is { } format && FormatAt(right, row) is { } other ? Deriver.Shape(arithmetic.Operator, left.Name.Type, format, other).Format : usual, left, right);
    }

    private static CellValue Combine(ArithmeticOperator op, ColumnType type, ViewColumn left, ViewColumn right, int row)
    {
        var (l, r) = (left.Row(row), right.Row(row));
        if (l < 0 || r < 0 || left.Source.Value(l, left.Column) is not { IsNumeric: true } a || right.Source.Value(r, right.Column) is not { IsNumeric: true } b)
        {
            return CellValue.Blank;
        }

        Deriver.RequireOneCurrency("extend", op, left.Source.Format(l, left.Column), right.Source.Format(r, right.Column));
        var number = Deriver.Apply(op, a.Number, b.Number);
        return double.IsFinite(number) ? Deriver.Typed(type, number) : CellValue.Blank;
    }

    private NumberFormat FirstFormat(ViewColumn column)
        => Enumerable.Range(0, input.Count).Select(row => FormatAt(column, row)).FirstOrDefault(format => format is not null) ?? NumberFormat.General;

    private static NumberFormat? FormatAt(ViewColumn column, int row)
        => column.Row(row) is >= 0 and var at && column.Source.Value(at, column.Column).IsNumeric ? column.Source.Format(at, column.Column) : null;

    private static void RequireDates(ResultColumn column)
    {
        if (column.Type != ColumnType.Date)
        {
            throw new PlanException("extend", $"'{column.Name}' is a {column.Type} column and has no parts of a date. Use a date column.");
        }
    }

    private CellValue[] Map(Func<int, CellValue> value)
    {
        var values = new CellValue[input.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = value(row);
        }

        return values;
    }

    private static ViewColumn Calculated(ResultColumn name, CellValue[] values, Func<int, NumberFormat> format, params ViewColumn[] operands)
        => new(name, new CalculatedRelation(name, values, format, (rows, cells) => Array.ForEach(operands, operand => operand.AddCells(rows, cells))), 0);
}
