namespace ExcelChat.Workbooks.Formulas;

/// <summary>Walks an expression. Its recursion is as deep as the formula is nested, which the parser bounds.</summary>
internal sealed partial class Evaluator(Evaluation evaluation)
{
    /// <summary>Deeper than any formula goes by itself; names that stand for names could go further.</summary>
    private const int MaxDepth = 400;

    private int _depth;

    public Evaluation Evaluation => evaluation;

    /// <summary>The value that a formula gives its cell. It means nothing when the evaluation was hindered.</summary>
    public Scalar EvaluateCell(Expression formula)
    {
        if (formula is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum)
        {
            Scalar left = Single(Evaluate(sum.Left, false)), right = Single(Evaluate(sum.Right, false));
            return Calculator.ToZero(Calculator.Apply(sum.Operator, left, right, evaluation), left, right);
        }

        // Which value of an array belongs to the cell, a reader does not tell either: the formula may stand in many cells.
        var value = Single(Evaluate(formula, false));
        return value.IsBlank ? 0 : value;
    }

    /// <summary>What an expression comes to.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="lifts">Whether operators work through ranges value by value here.</param>
    public Operand Evaluate(Expression expression, bool lifts)
    {
        evaluation.Spend(1);
        if (evaluation.Failed || _depth == MaxDepth)
        {
            return evaluation.Fail();
        }

        _depth++;
        var operand = Walk(expression, lifts);
        _depth--;
        return operand;
    }

    private Operand Walk(Expression expression, bool lifts) => expression switch
    {
        Literal literal => literal.Value,
        ArrayConstant array => array.Values,
        Reference reference => Range(reference),
        Binary binary => Chain(binary, lifts),
        Unary unary => Lift([Evaluate(unary.Operand, lifts)], lifts, o => Calculator.Apply(unary.Operator, o[0].Value, evaluation)),
        FunctionCall call => Call(call, lifts),
        NameReference name => Name(name, lifts),
        TableReference table => TableRange(table),
        RangeBetween range => RangeOf(range),
        _ => evaluation.Fail(),
    };

    /// <summary>
    /// A single value. Where a single value is wanted of a range, Excel takes the one beside the formula, unless it is an array formula:
    /// a file's reader does not tell, so such a formula is not computed.
    /// </summary>
    public Scalar Single(Operand operand) => operand.Matrix switch
    {
        null => operand.Value,
        { Count: 1 } matrix => matrix[0, 0],
        _ => evaluation.Fail(),
    };

    /// <summary>A chain of operators, however long, without recursion: all of them associate to the left.</summary>
    private Operand Chain(Binary last, bool lifts)
    {
        var chain = new Stack<Binary>();
        Expression first = last;
        for (; first is Binary binary; first = binary.Left)
        {
            chain.Push(binary);
        }

        var value = Evaluate(first, lifts);
        while (!evaluation.Failed && chain.TryPop(out var binary))
        {
            value = Apply(binary.Operator, value, Evaluate(binary.Right, lifts), lifts);
        }

        return value;
    }

    private Operand Apply(BinaryOperator binary, Operand left, Operand right, bool lifts)
        => left.Matrix is null or { Count: 1 } && right.Matrix is null or { Count: 1 }
            ? Calculator.Apply(binary, Single(left), Single(right), evaluation)
            : Lift([left, right], lifts, o => Calculator.Apply(binary, o[0].Value, o[1].Value, evaluation));

    private Operand Call(FunctionCall call, bool lifts)
    {
        if (!FunctionTable.Functions.TryGetValue(call.Name, out var function)
            || call.Arguments.Length < function.Least || call.Arguments.Length > function.Most)
        {
            return evaluation.Fail();
        }

        var arguments = call.Arguments;
        if (function.TakesValues)
        {
            return Lift(Array.ConvertAll(arguments, a => Evaluate(a, lifts)), lifts, o => Run(function, new(this, o.Length, i => o[i], i => Has(arguments[i]))).Value);
        }

        return Run(function, new(this, arguments.Length, i => Evaluate(arguments[i], function.TakesArrays), i => Has(arguments[i])));
    }

    private static bool Has(Expression argument) => argument is not Literal { Value.IsBlank: true };

    private static Operand Run(Function function, Call call)
    {
        var result = function.Body(call);
        return call.Fault is { } fault ? fault : result;
    }

    /// <summary>Works through arrays value by value; a single row or column, or a single value, goes with each row or column of the others.</summary>
    private Operand Lift(Operand[] operands, bool lifts, Func<Operand[], Scalar> apply)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i].Matrix is { Count: 1 } || (operands[i].Matrix is Area && !lifts))
            {
                operands[i] = Single(operands[i]);
            }
        }

        if (evaluation.IsHindered || Array.TrueForAll(operands, o => o.Matrix is null))
        {
            return evaluation.IsHindered ? Scalar.Blank : apply(operands);
        }

        int rows = operands.Max(o => o.Matrix?.Rows ?? 1), columns = operands.Max(o => o.Matrix?.Columns ?? 1);
        if ((long)rows * columns > Evaluation.MaxArray)
        {
            return evaluation.Fail();
        }

        evaluation.Spend((long)rows * columns);
        return ArrayMatrix.Create(rows, columns, (row, column) => apply(Array.ConvertAll(operands, o => Element(o, row, column))));
    }

    private static Operand Element(Operand operand, int row, int column)
    {
        if (operand.Matrix is not { } matrix)
        {
            return operand;
        }

        int r = matrix.Rows == 1 ? 0 : row, c = matrix.Columns == 1 ? 0 : column;
        return r < matrix.Rows && c < matrix.Columns ? matrix[r, c] : Errors.NotAvailable;
    }
}
