using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Gathers what a worksheet part says about its columns and its outline (ECMA-376 part 1, 18.3.1.13 and 18.3.1.61).</summary>
internal sealed class ColumnsReader
{
    private readonly List<OutlineColumns> _groups = [];
    private SheetOutline _outline = SheetOutline.None;
    private bool[]? _hidden;
    private int _count;

    /// <summary>Adds a <c>col</c> or an <c>outlinePr</c> element.</summary>
    public void Add(XmlReader xml)
    {
        if (xml.LocalName is "outlinePr")
        {
            _outline = new() { SummaryBelow = xml.GetAttribute("summaryBelow") is not ("0" or "false"), SummaryRight = xml.GetAttribute("summaryRight") is not ("0" or "false") };
        }
        else if (_count++ < CellAddress.MaxColumn)
        {
            AddColumns(xml);
        }
    }

    public SheetLayout AddTo(SheetLayout layout) => layout with
    {
        HiddenColumns = _hidden is { } hidden ? [.. Enumerable.Range(1, CellAddress.MaxColumn).Where(column => hidden[column])] : [],
        Outline = _groups.Count == 0 ? _outline : _outline with { Columns = _groups },
    };

    private void AddColumns(XmlReader xml)
    {
        var first = Math.Max(XmlValues.ToIndex(xml.GetAttribute("min")) ?? 0, 1);
        var last = Math.Min(XmlValues.ToIndex(xml.GetAttribute("max")) ?? 0, CellAddress.MaxColumn);
        if (first > last)
        {
            return;
        }

        if (xml.Flag("hidden"))
        {
            _hidden ??= new bool[CellAddress.MaxColumn + 1];
            _hidden.AsSpan(first, last - first + 1).Fill(true);
        }

        if (XmlValues.ToIndex(xml.GetAttribute("outlineLevel")) is > 0 and var level)
        {
            _groups.Add(new(first, last, Math.Min(level, 7)));
        }
    }
}
