using System.Runtime.CompilerServices;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// The formulas of a sheet that stand for more than one cell: shared ones, written once and referred to by number, and array formulas, written
/// in the first cell of their range (ECMA-376 part 1, 18.3.1.40).
/// </summary>
internal sealed class XlsxFormulas
{
    // Arrays beyond this many at a time are shown in their first cell alone; it keeps a hostile sheet from making every cell ask all of them.
    private const int MaxArrays = 1024;

    // Many times what a sheet of a million rows has; each costs memory until the sheet ends.
    private const int MaxShared = 1 << 18;
    private const long MaxSharedCharacters = 64L << 20;

    private readonly Dictionary<int, SharedFormula> _shared = [];
    private readonly List<(CellRange Range, string Formula)> _arrays = [];
    private int _row;
    private long _sharedCharacters;

    /// <summary>Whether an array formula may fill cells of this row.</summary>
    public bool HasArrays
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _arrays.Count > 0;
    }

    /// <summary>Begins a row; arrays that end above it are done with.</summary>
    public void Begin(int row)
    {
        _row = row;
        if (HasArrays)
        {
            Prune();
        }
    }

    /// <summary>The formula of the array whose range holds a cell of this row, or null.</summary>
    public string? Covering(int column)
    {
        foreach (var (range, formula) in _arrays)
        {
            if (range.Contains(new(_row, column)))
            {
                return formula;
            }
        }

        return null;
    }

    /// <summary>The formula of a cell that refers to a shared one, or that is the first to state it; null when nobody did.</summary>
    /// <param name="group">The number of the shared formula.</param>
    /// <param name="column">The cell's column.</param>
    /// <param name="text">The formula when the cell states it, else empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SharedFormula? Shared(int group, int column, string text)
    {
        if (text.Length > 0)
        {
            if (_shared.Count >= MaxShared && !_shared.ContainsKey(group))
            {
                throw new InvalidDataException($"the sheet states more than {MaxShared} shared formulas.");
            }

            _sharedCharacters += text.Length;
            if (_sharedCharacters > MaxSharedCharacters)
            {
                throw new InvalidDataException($"the sheet states shared formulas of more than {MaxSharedCharacters} characters.");
            }

            return _shared[group] = new(new(_row, column), text);
        }

        return _shared.GetValueOrDefault(group);
    }

    /// <summary>Takes note of an array formula.</summary>
    /// <param name="range">The cells that it fills.</param>
    /// <param name="text">The formula.</param>
    public void AddArray(CellRange range, string text)
    {
        if (range.First != range.Last && text.Length > 0 && _arrays.Count < MaxArrays)
        {
            _arrays.Add((range, text));
        }
    }

    private void Prune() => _arrays.RemoveAll(a => a.Range.Last.Row < _row);
}
