using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads a chart of the kinds that Excel 2016 brought (MS-ODRAWXML, chartex), whose series refer to data that stand before them.</summary>
internal sealed class ExtendedChartReader
{
    private readonly List<(ChartKind Kind, ChartText Name, string Data)> _series = [];
    private readonly Dictionary<string, (string? Categories, string? Values)> _data = [];
    private readonly ChartText _title = new();
    private string _id = "";

    /// <exception cref="InvalidDataException">The part holds no series.</exception>
    public static Chart Read(XmlReader xml, string sheet)
    {
        var reader = new ExtendedChartReader();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            reader.Add(xml, path);
        }

        return reader._series.Count > 0 ? reader.ToChart(sheet) : throw new InvalidDataException("the part holds no chart.");
    }

    private Chart ToChart(string sheet)
    {
        // A Pareto line stands beside the columns that it sums up.
        var kind = _series.Exists(series => series.Kind == ChartKind.Pareto) ? ChartKind.Pareto : _series[0].Kind;
        return new(sheet, kind) { Title = _title.Text, Series = [.. _series.Select(ToSeries)] };
    }

    private ChartSeries ToSeries((ChartKind Kind, ChartText Name, string Data) series)
    {
        var (categories, values) = _data.GetValueOrDefault(series.Data);
        return new(series.Kind) { Name = series.Name.Text, NameReference = series.Name.Reference, CategoryReference = categories, ValueReference = values };
    }

    private void Add(XmlReader xml, ElementPath path)
    {
        if (path.Is("chartData", "data"))
        {
            _id = xml.GetAttribute("id") ?? "";
        }
        else if (path.Is("chartData", "data", path.ElementAt(3), "f"))
        {
            AddData(xml.ReadFormula(), isText: path.ElementAt(3) is "strDim");
        }
        else if (path.IsUnder("chart", "title", "tx"))
        {
            _title.Add(xml, path.Name);
        }
        else if (path.Is("chart", "plotArea", "plotAreaRegion", "series") && _series.Count < ChartReader.MostSeries)
        {
            _series.Add((Kind(xml.GetAttribute("layoutId")), new(), ""));
        }
        else if (path.IsUnder("chart", "plotArea", "plotAreaRegion", "series", "tx") && _series.Count > 0)
        {
            _series[^1].Name.Add(xml, path.Name);
        }
        else if (path.Is("chart", "plotArea", "plotAreaRegion", "series", "dataId"))
        {
            _series[^1] = _series[^1] with { Data = xml.GetAttribute("val") ?? "" };
        }
    }

    private void AddData(string? formula, bool isText)
    {
        var (categories, values) = _data.GetValueOrDefault(_id);
        _data[_id] = isText ? (categories ?? formula, values) : (categories, values ?? formula);
    }

    private static ChartKind Kind(string? layout) => layout switch
    {
        "waterfall" => ChartKind.Waterfall,
        "treemap" => ChartKind.Treemap,
        "sunburst" => ChartKind.Sunburst,
        "clusteredColumn" => ChartKind.Histogram,
        "paretoLine" => ChartKind.Pareto,
        "boxWhisker" => ChartKind.BoxAndWhisker,
        "funnel" => ChartKind.Funnel,
        "regionMap" => ChartKind.Map,
        _ => ChartKind.Other,
    };
}
