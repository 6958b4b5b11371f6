namespace ExcelChat.Workbooks.Formulas;

/// <summary>What an expression comes to: a single value, or a matrix of values (a range or an array).</summary>
internal readonly struct Operand
{
    private Operand(Scalar value, Matrix? matrix)
    {
        Value = value;
        Matrix = matrix;
    }

    /// <summary>The single value, when <see cref="Matrix"/> is null.</summary>
    public Scalar Value { get; }

    public Matrix? Matrix { get; }

    /// <summary>The range on a sheet, when it is one.</summary>
    public Area? Area => Matrix as Area;

    public static implicit operator Operand(Scalar value) => new(value, null);

    public static implicit operator Operand(double value) => new(value, null);

    public static implicit operator Operand(string value) => new(value, null);

    public static implicit operator Operand(bool value) => new(value, null);

    public static implicit operator Operand(Matrix matrix) => new(default, matrix);
}
