using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Charts;

/// <summary>
/// Writes Vega-Lite v5 (https://vega.github.io/vega-lite/docs/spec.html). Fields are called x, y and series, and titles say their names: dots and
/// brackets in a field's name would mean something else.
/// </summary>
internal static class VegaLiteWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ChartRecommendation chart, ChartSeries data)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
            json.WriteString("title", chart.Title);
            json.WriteStartObject("data");
            WriteValues(json, chart, data);
            json.WriteEndObject();
            json.WriteStartObject("mark");
            json.WriteString("type", Mark(chart.Kind));
            json.WriteBoolean("tooltip", true);
            json.WriteEndObject();
            WriteEncoding(json, chart, data.IsPercent);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Mark(ChartKind kind) => kind switch
    {
        ChartKind.Line => "line",
        ChartKind.Pie => "arc",
        ChartKind.Scatter => "point",
        _ => "bar",
    };

    private static void WriteValues(Utf8JsonWriter json, ChartRecommendation chart, ChartSeries data)
    {
        json.WriteStartArray("values");
        foreach (var (x, text, y, series) in data.Points())
        {
            json.WriteStartObject();
            WriteX(json, chart.X.Scale, x, text);
            WriteNumber(json, "y", y);
            if (chart.Series is not null)
            {
                json.WriteString("series", series);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteX(Utf8JsonWriter json, ChartScale scale, CellValue x, string text)
    {
        if (scale == ChartScale.Quantitative)
        {
            WriteNumber(json, "x", x);
        }
        else
        {
            json.WriteString("x", scale == ChartScale.Temporal && x.AsDateTime() is { } date ? date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) : text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, CellValue value)
    {
        if (value.IsNumeric && double.IsFinite(value.Number))
        {
            json.WriteNumber(name, value.Number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteEncoding(Utf8JsonWriter json, ChartRecommendation chart, bool percent)
    {
        var pie = chart.Kind == ChartKind.Pie;
        json.WriteStartObject("encoding");
        WriteChannel(json, pie ? "color" : "x", "x", chart.X, percent: false);
        WriteChannel(json, pie ? "theta" : "y", "y", chart.Y, percent);
        if (chart.Series is { } series)
        {
            WriteChannel(json, "color", "series", new(series, ChartScale.Nominal), percent: false);
            if (chart.Kind == ChartKind.Bar)
            {
                WriteChannel(json, "xOffset", "series", new(series, ChartScale.Nominal), percent: false);
            }
        }

        json.WriteEndObject();
    }

    // The rows of an answer are in the order that was asked for.
    private static void WriteChannel(Utf8JsonWriter json, string channel, string field, ChartAxis axis, bool percent)
    {
        json.WriteStartObject(channel);
        json.WriteString("field", field);
        json.WriteString("type", axis.Scale switch
        {
            ChartScale.Temporal => "temporal",
            ChartScale.Quantitative => "quantitative",
            ChartScale.Ordinal => "ordinal",
            _ => "nominal",
        });
        json.WriteString("title", axis.Unit is null ? axis.Column : $"{axis.Column} ({axis.Unit})");
        if (axis.Scale is ChartScale.Nominal or ChartScale.Ordinal)
        {
            json.WriteNull("sort");
        }

        if (percent && channel == "y")
        {
            json.WriteStartObject("axis");
            json.WriteString("format", ".1%");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
