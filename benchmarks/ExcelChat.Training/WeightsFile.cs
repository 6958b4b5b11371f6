using System.Globalization;
using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>Writes the weights that matter most, one feature a line, in the order of their names.</summary>
internal static class WeightsFile
{
    /// <summary>How many features are kept.</summary>
    public const int Kept = 12000;

    public static void Write(string path, Model model, FeatureNames names, IReadOnlyDictionary<string, double> signs)
    {
        var hand = model.Hand.Select((weight, part) => (Name: string.Create(CultureInfo.InvariantCulture, $"hand:{part}"), Weight: weight));
        var features = Enumerable.Range(0, names.Count)
            .Where(i => model.Weights[i] != 0)
            .Select(i => (Name: names[i], Weight: model.Weights[i]))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        var sure = signs.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (Name: WeightsResource.SignPrefix + s.Key, Weight: (float)s.Value));
        File.WriteAllLines(path, hand.Concat(features).Concat(sure).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name}\t{f.Weight:0.###}")));
    }
}
