using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Ods;

/// <summary>The columns of a sheet as runs: their default style and whether they are hidden.</summary>
internal sealed class OdsColumns
{
    private readonly List<(int Last, string? Style, bool Hidden)> _runs = [];
    private int _last;

    public void Add(OdsXml xml)
    {
        _last = (int)Math.Min((long)_last + xml.Count("number-columns-repeated"), int.MaxValue);
        _runs.Add((_last, xml.Attribute(OdsXml.Table, "default-cell-style-name"), xml.Attribute(OdsXml.Table, "visibility") is "collapse" or "filter"));
    }

    /// <summary>The style of cells of a column that name none.</summary>
    public string? Style(int column)
    {
        int low = 0, high = _runs.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].Last < column ? (middle + 1, high) : (low, middle);
        }

        return low < _runs.Count ? _runs[low].Style : null;
    }

    /// <summary>The numbers of the hidden columns, from 1.</summary>
    public IReadOnlyList<int> Hidden()
    {
        var hidden = new List<int>();
        var first = 1;
        foreach (var run in _runs)
        {
            for (var column = first; run.Hidden && column <= Math.Min(run.Last, CellAddress.MaxColumn); column++)
            {
                hidden.Add(column);
            }

            first = run.Last + 1;
        }

        return hidden;
    }
}
