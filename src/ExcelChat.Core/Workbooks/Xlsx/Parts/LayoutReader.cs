using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads what surrounds the cells of a worksheet part (ECMA-376 part 1, 18.3.1.99), and the parts that it links to.</summary>
internal sealed class LayoutReader
{
    private readonly ColumnsReader _columns = new();
    private readonly Dictionary<string, string> _targets;
    private readonly BoundedItems<CellRange> _merged;
    private readonly BoundedItems<Hyperlink> _hyperlinks;
    private readonly BoundedItems<DataValidation> _validations;
    private SheetLayout _layout = SheetLayout.Empty;

    private LayoutReader(PartsReader parts, string part)
    {
        _targets = parts.Links(part).Where(link => link.IsExternal).DistinctBy(link => link.Id).ToDictionary(link => link.Id, link => link.Target);
        _merged = parts.Bounded<CellRange>(part, "merged ranges", BoundedItems<CellRange>.MostRanges);
        _hyperlinks = parts.Bounded<Hyperlink>(part, "links");
        _validations = parts.Bounded<DataValidation>(part, "data validations");
    }

    /// <summary>Reads what surrounds the cells. Damage to the worksheet part is thrown; damage to a part that it links to is noted.</summary>
    public static SheetLayout Read(PartsReader parts, string part)
    {
        var layout = ReadSheet(parts, part) with
        {
            ListObjects = TablesReader.Read(parts, part),
            PivotRanges = PivotReader.ReadRanges(parts, part),
            Comments = CommentsReader.Read(parts, part),
        };
        return layout with { UnreadParts = parts.Unread };
    }

    private static SheetLayout ReadSheet(PartsReader parts, string part)
    {
        try
        {
            using var frame = parts.Package.OpenFrame(part, parts.CancellationToken);
            frame.Watch(parts.Check);
            return new LayoutReader(parts, part).Read(frame);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            using var whole = parts.Package.OpenXml(part);
            whole.Watch(parts.Check);
            return new LayoutReader(parts, part).Read(whole);
        }
    }

    private SheetLayout Read(XmlReader xml)
    {
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (!path.IsUnder("customSheetViews"))
            {
                Add(xml, path.Name);
            }
        }

        return _columns.AddTo(_layout) with { MergedRanges = _merged.Items, Hyperlinks = _hyperlinks.Items, Validations = _validations.Items };
    }

    private void Add(XmlReader xml, string element)
    {
        switch (element)
        {
            case "mergeCell" when CellRange.TryParse(xml.GetAttribute("ref"), out var range):
                _merged.Add(range);
                break;
            case "hyperlink" when CellRange.TryParse(xml.GetAttribute("ref"), out var range):
                AddHyperlink(xml, range);
                break;
            case "dataValidation" when ValidationReader.Read(xml, out var length) is { } validation:
                _validations.Add(validation, length);
                break;
            case "col" or "outlinePr":
                _columns.Add(xml);
                break;
            case "pane" when _layout.FrozenPanes is null && xml.GetAttribute("state") is "frozen" or "frozenSplit":
                _layout = _layout with { FrozenPanes = new(Split(xml, "ySplit", CellAddress.MaxRow), Split(xml, "xSplit", CellAddress.MaxColumn)) };
                break;
            case "autoFilter" when CellRange.TryParse(xml.GetAttribute("ref"), out var range):
                _layout = _layout with { AutoFilter = range };
                break;
            case "dimension" when CellRange.TryParse(xml.GetAttribute("ref"), out var range):
                _layout = _layout with { DeclaredRange = range };
                break;
        }
    }

    private void AddHyperlink(XmlReader xml, CellRange range)
    {
        var link = new Hyperlink(range)
        {
            Target = xml.Attribute("id") is { } id ? _targets.GetValueOrDefault(id) : null,
            Location = xml.Text("location"),
            Tooltip = xml.Text("tooltip"),
            Display = xml.Text("display"),
        };
        _hyperlinks.Add(link, (link.Location?.Length ?? 0) + (link.Tooltip?.Length ?? 0) + (link.Display?.Length ?? 0));
    }

    private static int Split(XmlReader xml, string attribute, int most)
        => double.TryParse(xml.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var split) ? (int)Math.Clamp(split, 0, most) : 0;
}
