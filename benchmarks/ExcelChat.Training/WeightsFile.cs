using System.Globalization;

namespace ExcelChat.Training;

/// <summary>Writes the weights that matter most, one feature a line, in the order of their names.</summary>
internal static class WeightsFile
{
    public static void Write(string path, Model model, FeatureNames names, int kept)
    {
        var hand = model.Hand.Select((weight, part) => (Name: string.Create(CultureInfo.InvariantCulture, $"hand:{part}"), Weight: weight));
        var features = Enumerable.Range(0, names.Count)
            .OrderByDescending(i => Math.Abs(model.Weights[i]))
            .Take(kept)
            .Select(i => (Name: names[i], Weight: model.Weights[i]))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        File.WriteAllLines(path, hand.Concat(features).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name}\t{f.Weight:0.###}")));
    }
}
