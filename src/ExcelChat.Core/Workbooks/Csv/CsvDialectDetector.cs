using System.Text;
using System.Text.RegularExpressions;

namespace ExcelChat.Workbooks.Csv;

/// <summary>Decides from the beginning of a file how it writes fields, numbers and dates.</summary>
internal static partial class CsvDialectDetector
{
    private const int SampleLength = 1 << 16;

    // In order of preference when two cut the records equally well: a comma is also a decimal sign and punctuation.
    private static readonly char[] Delimiters = ['\t', ';', '|', ','];

    public static async ValueTask<CsvDialect> DetectAsync(WorkbookSource source, CancellationToken cancellationToken)
    {
        var stream = source.OpenRead();
        await using (stream.ConfigureAwait(false))
        {
            var encoding = await CsvEncodings.DetectAsync(stream, cancellationToken).ConfigureAwait(false);
            stream.Position = 0;
            using var reader = new StreamReader(stream, encoding);
            var buffer = new char[SampleLength];
            var read = await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Detect(new(buffer, 0, read), encoding, isWhole: read < SampleLength);
        }
    }

    private static CsvDialect Detect(string sample, Encoding encoding, bool isWhole)
    {
        var named = sample.Length > 4 && sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.AsSpan(5).StartsWith("\r") | sample.AsSpan(5).StartsWith("\n");
        var delimiter = named ? sample[4] : Delimiters.MaxBy(d => Consistency(Records(sample, d, isWhole)));
        var records = Records(sample, delimiter, isWhole);
        var fields = records.SelectMany(record => record).Select(field => field.Trim()).ToList();
        return new()
        {
            Encoding = encoding,
            Delimiter = delimiter,
            HasFields = records.Any(record => record.Count > 1),
            HasDelimiterLine = named,
            DecimalComma = fields.Count(f => DecimalCommaNumber().IsMatch(f)) > fields.Count(f => DecimalPointNumber().IsMatch(f)),
            DayFirst = DayFirst(fields),
        };
    }

    /// <summary>The share of records cut into the most common number of fields, more for more fields; 0 when the delimiter cuts nothing.</summary>
    private static double Consistency(List<List<string>> records)
    {
        var common = records.CountBy(r => r.Count).OrderByDescending(c => c.Value).FirstOrDefault();
        return common.Key <= 1 ? 0 : (double)common.Value / records.Count;
    }

    private static bool? DayFirst(List<string> fields)
    {
        var days = fields.Select(f => SlashedDate().Match(f)).Where(m => m.Success).ToList();
        var dayFirst = days.Any(m => int.Parse(m.Groups[1].ValueSpan, provider: null) > 12);
        var monthFirst = days.Any(m => int.Parse(m.Groups[2].ValueSpan, provider: null) > 12);
        return dayFirst == monthFirst ? null : dayFirst;
    }

    /// <summary>The records of the sample. One that is not the whole file loses its last record, which may be cut.</summary>
    private static List<List<string>> Records(string sample, char delimiter, bool isWhole)
    {
        var records = Cut(sample, delimiter);
        if (!isWhole && records.Count > 1)
        {
            records.RemoveAt(records.Count - 1);
        }

        return records;
    }

    /// <summary>Cuts the sample into records and fields, quotes respected, without blank lines.</summary>
    private static List<List<string>> Cut(string sample, char delimiter)
    {
        var records = new List<List<string>>();
        var fields = new List<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= sample.Length; i++)
        {
            var end = i == sample.Length || (!quoted && sample[i] is '\n' or '\r');
            if (!end && sample[i] == '"')
            {
                quoted = !quoted;
            }
            else if (end || (!quoted && sample[i] == delimiter))
            {
                fields.Add(sample[start..i].Trim('"'));
                start = i + 1;
            }

            if (end)
            {
                if (fields is not [""])
                {
                    records.Add(fields);
                }

                fields = [];
            }
        }

        return records;
    }

    // Exactly three digits after the sign could as well be thousands, and prove nothing.
    [GeneratedRegex(@"^[^\d,.]*\d{1,3}(?:(?:\.\d{3})+,\d+|\d*,(?:\d{1,2}|\d{4,}))[^\d,.]*$")]
    private static partial Regex DecimalCommaNumber();

    [GeneratedRegex(@"^[^\d,.]*\d{1,3}(?:(?:,\d{3})+\.\d+|\d*\.(?:\d{1,2}|\d{4,}))[^\d,.]*$")]
    private static partial Regex DecimalPointNumber();

    [GeneratedRegex(@"^(\d{1,2})[/-](\d{1,2})[/-]\d{4}\b")]
    private static partial Regex SlashedDate();
}
