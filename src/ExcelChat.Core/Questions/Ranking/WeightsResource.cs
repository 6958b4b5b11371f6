using System.Globalization;

namespace ExcelChat.Questions.Ranking;

/// <summary>The weights that ship with the library, one a line: those of signs begin with <c>sure:</c>, the others are the ranker's.</summary>
internal static class WeightsResource
{
    public const string SignPrefix = "sure:";

    private const string Resource = "ExcelChat.Questions.Ranking.Weights.tsv";

    public static IEnumerable<KeyValuePair<string, float>> OfFeatures => Read().Where(w => !IsOfSign(w.Key));

    public static IEnumerable<KeyValuePair<string, float>> OfSigns => Read().Where(w => IsOfSign(w.Key)).Select(w => KeyValuePair.Create(w.Key[SignPrefix.Length..], w.Value));

    private static bool IsOfSign(string name) => name.StartsWith(SignPrefix, StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, float>> Read()
    {
        using var stream = typeof(WeightsResource).Assembly.GetManifestResourceStream(Resource)!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return new(line[..tab], float.Parse(line.AsSpan(tab + 1), NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }
}
