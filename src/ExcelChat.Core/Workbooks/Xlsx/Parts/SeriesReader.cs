using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Gathers a series of a chart.</summary>
internal sealed class SeriesReader(ChartKind kind)
{
    private readonly ChartText _name = new();
    private string? _categories;
    private string? _values;

    /// <summary>Adds an element.</summary>
    /// <param name="xml">The reader, on the element.</param>
    /// <param name="child">The child of the series that the element is in.</param>
    /// <param name="element">The element.</param>
    public void Add(XmlReader xml, string child, string element)
    {
        switch (child)
        {
            case "tx":
                _name.Add(xml, element);
                break;
            case "cat" or "xVal" when element is "f":
                _categories ??= xml.ReadFormula();
                break;
            case "val" or "yVal" when element is "f":
                _values ??= xml.ReadFormula();
                break;
        }
    }

    public ChartSeries ToSeries() => new(kind) { Name = _name.Text, NameReference = _name.Reference, CategoryReference = _categories, ValueReference = _values };
}
