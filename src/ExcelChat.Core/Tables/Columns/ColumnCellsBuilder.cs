using System.Runtime.InteropServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>Gathers the cells of one column, top to bottom.</summary>
internal sealed class ColumnCellsBuilder
{
    private readonly List<CellKind> _kinds = [];
    private readonly List<double> _numbers = [];
    private readonly List<string> _dictionary = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<NumberFormat> _palette = [];
    private List<int>? _texts;
    private List<byte>? _formats;

    public IReadOnlyList<string> Dictionary => _dictionary;

    public IReadOnlyList<NumberFormat> Palette => _palette.Count > 0 ? _palette : [NumberFormat.General];

    /// <param name="value">The typed value.</param>
    /// <param name="format">The cell's number format.</param>
    /// <param name="shown">What the cell shows, when that is not what the format would show.</param>
    public void Add(CellValue value, NumberFormat format, string? shown = null)
    {
        if (value.Kind is CellKind.Text or CellKind.Error)
        {
            AddText(value.Text);
        }
        else if (shown is not null)
        {
            AddText(shown);
        }
        else
        {
            _texts?.Add(-1);
        }

        AddFormat(format);
        _kinds.Add(value.Kind);
        _numbers.Add(value.Number);
    }

    public ColumnCells Build() => new(this);

    internal (CellKind[] Kinds, double[] Numbers, int[]? Texts, byte[]? Formats) ToArrays()
        => ([.. _kinds], [.. _numbers], _texts?.ToArray(), _formats?.ToArray());

    private void AddText(string text)
    {
        if (_texts is null)
        {
            _texts = new(_kinds.Count + 1);
            CollectionsMarshal.SetCount(_texts, _kinds.Count);
            CollectionsMarshal.AsSpan(_texts).Fill(-1);
        }

        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, text, out var known);
        if (!known)
        {
            code = _dictionary.Count;
            _dictionary.Add(text);
        }

        _texts.Add(code);
    }

    private void AddFormat(NumberFormat format)
    {
        var index = _palette.IndexOf(format);
        if (index < 0)
        {
            // 256 formats in one column: the rest is shown as the last of them rather than refused.
            index = Math.Min(_palette.Count, byte.MaxValue);
            if (index == _palette.Count)
            {
                _palette.Add(format);
            }
        }

        if (_formats is null && index > 0)
        {
            _formats = new(_kinds.Count + 1);
            CollectionsMarshal.SetCount(_formats, _kinds.Count);
        }

        _formats?.Add((byte)index);
    }
}
