namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// A call of a function: its arguments, each evaluated when it is first asked for and turned into what the function wants. The first
/// argument that is an error, or cannot be turned, becomes the call's <see cref="Fault"/> and its result; the function goes on with a harmless value.
/// </summary>
internal sealed class Call(Evaluator evaluator, int count, Func<int, Operand> evaluate, Func<int, bool> has)
{
    private readonly Operand?[] _operands = new Operand?[count];

    /// <summary>The number of arguments, those that are left out between commas included.</summary>
    public int Count => count;

    public Evaluation Evaluation => evaluator.Evaluation;

    /// <summary>The error that the call comes to, whatever the function returns.</summary>
    public Scalar? Fault { get; private set; }

    /// <summary>Whether nothing that is found now will be used: a function with a choice to make stops.</summary>
    public bool IsHindered => Evaluation.IsHindered;

    /// <summary>Whether an argument is there and not left out.</summary>
    public bool Has(int i) => i < count && has(i);

    public Operand Operand(int i) => _operands[i] ??= evaluate(i);

    /// <summary>An argument as a single value, which may be an error.</summary>
    public Scalar Scalar(int i) => Single(Operand(i));

    /// <summary>An operand as a single value, which may be an error.</summary>
    public Scalar Single(Operand operand) => evaluator.Single(operand);

    /// <summary>An argument as a single value that is no error.</summary>
    public Scalar Value(int i) => Checked(Scalar(i));

    public double Number(int i) => ToNumber(Scalar(i));

    public double Number(int i, double absent) => Has(i) ? Number(i) : absent;

    /// <summary>A number without its fraction.</summary>
    public double Whole(int i) => Math.Truncate(Number(i));

    public double Whole(int i, double absent) => Has(i) ? Whole(i) : absent;

    /// <summary>A whole number as far as an <see cref="int"/> goes.</summary>
    public int Integer(int i) => (int)Math.Clamp(Whole(i), int.MinValue, int.MaxValue);

    public int Integer(int i, int absent) => Has(i) ? Integer(i) : absent;

    public string Text(int i) => ToText(Scalar(i));

    public string Text(int i, string absent) => Has(i) ? Text(i) : absent;

    public bool Boolean(int i) => Checked(Calculator.ToBoolean(Scalar(i))).Number != 0;

    public bool Boolean(int i, bool absent) => i < count ? Boolean(i) : absent;

    /// <summary>An argument as a matrix; a single value as one of 1 by 1.</summary>
    public Matrix Matrix(int i)
    {
        var operand = Operand(i);
        return operand.Matrix ?? ArrayMatrix.Create(1, 1, (_, _) => operand.Value);
    }

    /// <summary>An argument that must be a range of a sheet; null, and the evaluation fails, when it is none.</summary>
    public Area? Area(int i)
    {
        var area = Operand(i).Area;
        if (area is null)
        {
            Evaluation.Fail();
        }

        return area;
    }

    /// <summary>The range that a reference means.</summary>
    public Operand Range(Reference reference) => evaluator.Range(reference);

    public double ToNumber(Scalar value) => Checked(Calculator.ToNumber(value, Evaluation)).Number;

    public string ToText(Scalar value) => Checked(Calculator.ToText(value, Evaluation)).Text;

    /// <summary>The value; an error becomes the call's result.</summary>
    public Scalar Checked(Scalar value)
    {
        if (value.IsError)
        {
            Fault ??= value;
        }

        return value;
    }

    /// <summary>Gives up; see <see cref="Evaluation.Fail"/>.</summary>
    public Scalar Fail() => Evaluation.Fail();

    /// <summary>
    /// The numbers of the arguments as SUM counts them: of a range or an array only what is a number, of a direct argument also what can be turned into one.
    /// </summary>
    public List<double> Numbers(int from = 0)
    {
        var numbers = new List<double>();
        for (var i = from; i < count && Fault is null; i++)
        {
            if (Operand(i).Matrix is { } matrix)
            {
                Collect(matrix, numbers);
            }
            else
            {
                numbers.Add(Number(i));
            }
        }

        return numbers;
    }

    /// <summary>The numbers of a matrix; an error in it becomes the call's result.</summary>
    public List<double> Numbers(Matrix matrix)
    {
        var numbers = new List<double>();
        Collect(matrix, numbers);
        return numbers;
    }

    private void Collect(Matrix matrix, List<double> numbers)
    {
        foreach (var (_, _, value) in matrix.Filled())
        {
            if (value.IsNumber)
            {
                numbers.Add(value.Number);
            }
            else if (value.IsError)
            {
                Checked(value);
                return;
            }
        }
    }

    /// <summary>All values of the arguments in reading order, blanks of ranges left out.</summary>
    public IEnumerable<Scalar> Values(int from = 0)
    {
        for (var i = from; i < count; i++)
        {
            if (Operand(i).Matrix is not { } matrix)
            {
                yield return Scalar(i);
                continue;
            }

            foreach (var entry in matrix.Filled())
            {
                yield return entry.Value;
            }
        }
    }
}
