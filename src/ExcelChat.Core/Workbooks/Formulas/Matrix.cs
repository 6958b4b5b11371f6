namespace ExcelChat.Workbooks.Formulas;

/// <summary>A rectangle of values: a range of a sheet or an array. Rows and columns count from 0 here.</summary>
internal abstract class Matrix
{
    public abstract int Rows { get; }

    public abstract int Columns { get; }

    public long Count => (long)Rows * Columns;

    public bool IsVector => Rows == 1 || Columns == 1;

    public abstract Scalar this[int row, int column] { get; }

    /// <summary>The values that are there, in reading order; blanks may be left out.</summary>
    public abstract IEnumerable<Entry> Filled();

    /// <summary>The value of a place in a vector.</summary>
    public Scalar At(int place) => Columns == 1 ? this[place, 0] : this[0, place];

    public bool HasShapeOf(Matrix other) => Rows == other.Rows && Columns == other.Columns;

    /// <summary>A value and its place.</summary>
    internal readonly record struct Entry(int Row, int Column, Scalar Value);
}
