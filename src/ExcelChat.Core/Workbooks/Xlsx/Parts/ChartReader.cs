using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads a chart (ECMA-376 part 1, 21.2): its title, its kinds and its series, with the texts that it last showed.</summary>
internal sealed class ChartReader
{
    /// <summary>How many series are kept; Excel draws at most 255 (Microsoft, "Excel specifications and limits").</summary>
    public const int MostSeries = 1_000;

    private readonly List<SeriesReader> _series = [];
    private readonly ChartText _title = new();
    private bool _hasTitle;
    private ChartKind? _kind;

    /// <exception cref="InvalidDataException">The part holds no chart.</exception>
    public static Chart Read(XmlReader xml, string sheet)
    {
        var reader = new ChartReader();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            reader.Add(xml, path);
        }

        return reader.ToChart(sheet, reader._kind ?? throw new InvalidDataException("the part holds no chart."));
    }

    private Chart ToChart(string sheet, ChartKind kind)
    {
        var series = _series.ConvertAll(reader => reader.ToSeries());
        var kinds = series.Select(one => one.Kind).Distinct().ToList();

        // A title without a text of its own shows the name of the only series.
        return new(sheet, kinds.Count switch { 0 => kind, 1 => kinds[0], _ => ChartKind.Combination })
        {
            Title = _title.Text ?? (_hasTitle && series is [var only] ? only.Name : null),
            Series = series,
        };
    }

    private void Add(XmlReader xml, ElementPath path)
    {
        if (path.IsUnder("chart", "title"))
        {
            _hasTitle = true;
            if (path.ElementAt(3) is "tx")
            {
                _title.Add(xml, path.Name);
            }
        }
        else if (path.Is("chart", "plotArea") || path.Is("chart", "plotArea", path.Name))
        {
            _kind = Kind(path.Name) ?? _kind ?? ChartKind.Other;
        }
        else if (path.Is("chart", "plotArea", path.ElementAt(3), "barDir"))
        {
            _kind = xml.GetAttribute("val") is "bar" ? ChartKind.Bar : ChartKind.Column;
        }
        else if (path.Is("chart", "plotArea", path.ElementAt(3), "ser") && _series.Count < MostSeries)
        {
            _series.Add(new(_kind ?? ChartKind.Other));
        }
        else if (path.IsUnder("chart", "plotArea", path.ElementAt(3), "ser"))
        {
            _series[^1].Add(xml, path.ElementAt(5), path.Name);
        }
    }

    private static ChartKind? Kind(string element) => element switch
    {
        "barChart" or "bar3DChart" => ChartKind.Column,
        "lineChart" or "line3DChart" => ChartKind.Line,
        "pieChart" or "pie3DChart" or "ofPieChart" => ChartKind.Pie,
        "doughnutChart" => ChartKind.Doughnut,
        "areaChart" or "area3DChart" => ChartKind.Area,
        "scatterChart" => ChartKind.Scatter,
        "bubbleChart" => ChartKind.Bubble,
        "radarChart" => ChartKind.Radar,
        "stockChart" => ChartKind.Stock,
        "surfaceChart" or "surface3DChart" => ChartKind.Surface,
        _ => null,
    };
}
