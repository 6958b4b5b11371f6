using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>A pivot table as its own part defines it: fields by their numbers in the cache.</summary>
internal sealed class PivotDefinition
{
    /// <summary>The number that stands for the names of the data fields.</summary>
    public const int Values = -2;

    // Excel keeps at most 16,384 columns of a source, and 256 filters of a report.
    private const int MostFields = CellAddress.MaxColumn;
    private readonly List<int> _rows = [];
    private readonly List<int> _columns = [];
    private readonly List<(string? Name, int Field, string Function)> _data = [];
    private readonly List<(int Field, int? Item)> _filters = [];
    private readonly Dictionary<int, List<int>> _filterItems = [];
    private readonly List<(int Depth, bool IsTotal)> _items = [];
    private int _field = -1;
    private bool _isFilter;

    public PivotDefinition(XmlReader xml)
    {
        var path = new ElementPath(xml);
        while (path.Read())
        {
            Add(xml, path);
        }
    }

    /// <summary>Where it lies.</summary>
    public PivotRange Place { get; private set; } = new("", CellRange.Of(1, 1, 1, 1));

    /// <summary>The rows of the figures that aggregate others: totals, and items under which others follow, from the first row of the figures. A collapsed item is none.</summary>
    public IEnumerable<int> Summaries
        => Enumerable.Range(0, _items.Count).Where(row => _items[row].IsTotal || (row + 1 < _items.Count && _items[row + 1].Depth > _items[row].Depth));

    public IReadOnlyList<int> RowFields => _rows;

    public IReadOnlyList<int> ColumnFields => _columns;

    public IReadOnlyList<(string? Name, int Field, string Function)> DataFields => _data;

    /// <summary>The filters, each with the number of its one item among the items that the cache shares.</summary>
    public IReadOnlyList<(int Field, int? Item)> Filters => _filters;

    private void Add(XmlReader xml, ElementPath path)
    {
        switch (path.Name)
        {
            case "pivotTableDefinition":
                Place = Place with { Name = xml.Text("name") ?? "" };
                break;
            case "location":
                Place = ReadPlace(xml);
                break;
            case "pivotField":
                _field++;
                _isFilter = xml.GetAttribute("axis") is "axisPage";
                break;
            case "item" when _isFilter && path.EndsWith("items", "item"):
                AddFilterItem(XmlValues.ToIndex(xml.GetAttribute("x")) ?? -1);
                break;
            case "i" or "x" when path.IsUnder("rowItems"):
                AddRowItem(xml);
                break;
            case "field" when path.EndsWith("rowFields", "field"):
                AddField(_rows, xml);
                break;
            case "field" when path.EndsWith("colFields", "field"):
                AddField(_columns, xml);
                break;
            case "dataField" when _data.Count < MostFields:
                _data.Add((xml.Text("name"), XmlValues.ToIndex(xml.GetAttribute("fld")) ?? -1, xml.GetAttribute("subtotal") ?? "sum"));
                break;
            case "pageField" when _filters.Count < MostFields:
                AddFilter(XmlValues.ToIndex(xml.GetAttribute("fld")) ?? -1, XmlValues.ToIndex(xml.GetAttribute("item")));
                break;
        }
    }

    private PivotRange ReadPlace(XmlReader xml)
    {
        if (!CellRange.TryParse(xml.GetAttribute("ref"), out var range))
        {
            throw new InvalidDataException("the pivot table has no place on its sheet.");
        }

        int Index(string attribute, int most) => Math.Min(XmlValues.ToIndex(xml.GetAttribute(attribute)) ?? 1, most - 1);
        return Place with
        {
            Range = range,
            FirstHeaderRow = Index("firstHeaderRow", range.Rows),
            FirstDataRow = Index("firstDataRow", range.Rows),
            FirstDataColumn = Index("firstDataCol", range.Columns),
        };
    }

    /// <summary>An item of a row is an element of how many items it repeats from the row above, with one element inside for each of its own.</summary>
    private void AddRowItem(XmlReader xml)
    {
        if (xml.LocalName == "x" && _items.Count > 0)
        {
            _items[^1] = _items[^1] with { Depth = Math.Min(_items[^1].Depth, MostFields) + 1 };
        }
        else if (xml.LocalName == "i" && _items.Count < Place.Range.Rows)
        {
            _items.Add((XmlValues.ToIndex(xml.GetAttribute("r")) ?? 0, xml.GetAttribute("t") is not (null or "data")));
        }
    }

    private static void AddField(List<int> fields, XmlReader xml)
    {
        if (fields.Count < MostFields && int.TryParse(xml.GetAttribute("x"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var field))
        {
            fields.Add(field);
        }
    }

    private void AddFilterItem(int shared)
    {
        if (!_filterItems.TryGetValue(_field, out var items))
        {
            _filterItems[_field] = items = [];
        }

        if (items.Count < CellAddress.MaxRow)
        {
            items.Add(shared);
        }
    }

    private void AddFilter(int field, int? item)
        => _filters.Add((field, item is { } i && _filterItems.TryGetValue(field, out var items) && i < items.Count && items[i] >= 0 ? items[i] : null));
}
