using System.Xml;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>The parts of an xlsb package and how they link to each other (ECMA-376 part 2).</summary>
internal sealed class XlsbPackage : IDisposable
{
    private const string UsualPart = "xl/workbook.bin";

    private readonly SafeZip _zip;

    private XlsbPackage(SafeZip zip, string workbook)
    {
        _zip = zip;
        Workbook = workbook;
    }

    /// <summary>The path of the workbook part.</summary>
    public string Workbook { get; }

    /// <summary>Opens a package; null when the bytes are no binary workbook.</summary>
    public static XlsbPackage? TryOpen(LegacyFile file)
    {
        var zip = SafeZip.TryOpen(file);
        if (zip is null)
        {
            return null;
        }

        try
        {
            var main = Links(zip, "").FirstOrDefault(link => link.Type is "officeDocument")?.Target ?? UsualPart;
            main = zip.Has(main) ? main : UsualPart;
            if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && zip.Has(main))
            {
                return new(zip, main);
            }
        }
        catch (XmlException)
        {
            // Another reader may find its way without the links.
        }
        catch
        {
            zip.Dispose();
            throw;
        }

        zip.Dispose();
        return null;
    }

    public IReadOnlyList<XlsbLink> Links(string part) => Links(_zip, part);

    public XlsbRecords Open(string part, Action? check = null) => new(_zip.Open(part, isMarkup: false), check);

    public bool Has(string part) => _zip.Has(part);

    public void Dispose() => _zip.Dispose();

    private static List<XlsbLink> Links(SafeZip zip, string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var links = new List<XlsbLink>();
        var path = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!zip.Has(path))
        {
            return links;
        }

        using var xml = zip.OpenXml(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                var type = xml.GetAttribute("Type") ?? "";
                links.Add(new(xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], xml.GetAttribute("Target") ?? "")));
            }
        }

        return links;
    }

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var steps = new Stack<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step is "..")
            {
                _ = steps.TryPop(out _);
            }
            else if (step is not ".")
            {
                steps.Push(step);
            }
        }

        return string.Join('/', steps.Reverse());
    }
}
