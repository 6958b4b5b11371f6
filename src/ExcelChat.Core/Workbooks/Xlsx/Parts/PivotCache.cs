using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>What the cache of a pivot table says of its source: where it is and how its fields are called (ECMA-376 part 1, 18.10.1.67).</summary>
internal sealed class PivotCache
{
    private readonly List<string> _fields = [];
    private readonly Dictionary<int, string> _items = [];

    /// <summary>A cache that says nothing.</summary>
    public PivotCache()
    {
    }

    /// <summary>Reads a cache.</summary>
    /// <param name="xml">The definition of the cache.</param>
    /// <param name="wanted">The fields of which one shared item is asked for, with its number.</param>
    public PivotCache(XmlReader xml, IReadOnlyDictionary<int, int> wanted)
    {
        var path = new ElementPath(xml);
        var item = 0;
        while (path.Read())
        {
            if (path.Is("cacheSource", "worksheetSource"))
            {
                AddSource(xml);
            }
            else if (path.Is("cacheFields", "cacheField") && _fields.Count < CellAddress.MaxColumn)
            {
                _fields.Add(xml.Text("name") ?? "");
                item = 0;
            }
            else if (path.Is("cacheFields", "cacheField", "sharedItems", path.Name) && wanted.TryGetValue(_fields.Count - 1, out var number) && item++ == number)
            {
                _items[_fields.Count - 1] = xml.Text("v") ?? "";
            }
        }
    }

    public string? SourceSheet { get; private set; }

    public CellRange? SourceRange { get; private set; }

    public string? SourceName { get; private set; }

    /// <summary>The names of the fields.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>The items that were asked for, by field.</summary>
    public IReadOnlyDictionary<int, string> Items => _items;

    public bool Has(int field) => field >= 0 && field < _fields.Count;

    private void AddSource(XmlReader xml)
    {
        // With a relationship the source is in another workbook.
        var isElsewhere = xml.Attribute("id") is not null;
        SourceSheet = isElsewhere ? null : xml.Text("sheet");
        SourceRange = !isElsewhere && CellRange.TryParse(xml.GetAttribute("ref"), out var range) ? range : null;
        SourceName = isElsewhere ? null : xml.Text("name");
    }
}
