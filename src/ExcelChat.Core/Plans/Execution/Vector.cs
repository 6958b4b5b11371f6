using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>The values of one column of a relation side by side: a kind for each row, which says whether it has a number, and the numbers.</summary>
internal sealed class Vector
{
    private readonly Column? _column;
    private readonly CellKind[] _kinds = [];
    private readonly double[] _numbers = [];
    private ScaledNumbers? _scaled;

    /// <summary>All cells of a column of a table; nothing is copied.</summary>
    public Vector(Column column) => (_column, _scaled) = (column, ScaledNumbers.Of(column));

    public Vector(CellKind[] kinds, double[] numbers) => (_kinds, _numbers) = (kinds, numbers);

    public ReadOnlySpan<CellKind> Kinds => _column is null ? _kinds : _column.Kinds;

    public ReadOnlySpan<double> Numbers => _column is null ? _numbers : _column.Numbers;

    /// <summary>The numbers as whole numbers of a power of ten, where that is exact.</summary>
    public ScaledNumbers Scaled => _scaled ??= ScaledNumbers.Of(Kinds, Numbers);

    public static bool IsNumeric(CellKind kind) => kind is CellKind.Number or CellKind.Date or CellKind.Time;

    /// <summary>The values of any relation, one by one.</summary>
    public static Vector Of(Relation relation, int column)
    {
        var (kinds, numbers) = (new CellKind[relation.Count], new double[relation.Count]);
        for (var row = 0; row < kinds.Length; row++)
        {
            var value = relation.Value(row, column);
            (kinds[row], numbers[row]) = (value.Kind, value.Number);
        }

        return new(kinds, numbers);
    }

    /// <summary>The cells of some rows of a column.</summary>
    public static Vector Of(Column column, int[] rows)
    {
        var (kinds, numbers) = (new CellKind[rows.Length], new double[rows.Length]);
        var allKinds = column.Kinds;
        var allNumbers = column.Numbers;
        for (var i = 0; i < rows.Length; i++)
        {
            (kinds[i], numbers[i]) = (allKinds[rows[i]], allNumbers[rows[i]]);
        }

        // A power that serves all rows of the column serves some.
        return new(kinds, numbers) { _scaled = ScaledNumbers.Of(column) is { Decimals: >= 0 } scaled ? scaled : null };
    }
}
