namespace ExcelChat.Workbooks.Formulas;

/// <summary>An array: a constant of the formula, or an intermediate result.</summary>
internal sealed class ArrayMatrix : Matrix, IEquatable<ArrayMatrix>
{
    private readonly Scalar[] _values;

    private ArrayMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        _values = new Scalar[rows * columns];
    }

    public override int Rows { get; }

    public override int Columns { get; }

    public override Scalar this[int row, int column] => _values[(row * Columns) + column];

    public static ArrayMatrix Create(int rows, int columns, Func<int, int, Scalar> value)
    {
        var array = new ArrayMatrix(rows, columns);
        for (var i = 0; i < array._values.Length; i++)
        {
            array._values[i] = value(i / columns, i % columns);
        }

        return array;
    }

    public override IEnumerable<Entry> Filled()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            yield return new(i / Columns, i % Columns, _values[i]);
        }
    }

    public bool Equals(ArrayMatrix? other) => other is not null && HasShapeOf(other) && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as ArrayMatrix);

    public override int GetHashCode() => HashCode.Combine(Rows, Columns, _values[0]);
}
