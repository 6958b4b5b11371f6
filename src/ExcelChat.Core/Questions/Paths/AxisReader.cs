namespace ExcelChat.Questions.Paths;

/// <summary>Holds a question against the labels of one axis.</summary>
internal sealed class AxisReader(PathAxis axis, PathQuestion question)
{
    private const double LeafMissing = 0.2;
    private const double GroupMissing = 0.25;
    private const double Neighbours = 0.25;
    private const double AttributeWorth = 0.6;
    private const double Doubt = 1.0;
    private const double OnlyWeak = 0.3;
    private const double TotalBonus = 0.15;
    private const double TotalMissing = 1;

    private readonly Dictionary<int, ulong> _hits = HitsOf(axis, question);

    /// <summary>The fit of each entry, in order.</summary>
    public PathFit[] Read()
    {
        LabelFit[] labels = [.. axis.Labels.Select(Fit)];
        var slots = question.Slots.Count();
        return [.. axis.Paths.Select((path, entry) => Fit(entry, path, axis.Attributes[entry], labels, slots))];
    }

    private static Dictionary<int, ulong> HitsOf(PathAxis axis, PathQuestion question)
    {
        var hits = new Dictionary<int, ulong>();
        foreach (var (word, slot) in question.Slots)
        {
            foreach (var found in axis.Find(word))
            {
                hits[found] = hits.GetValueOrDefault(found) | (1UL << slot);
            }
        }

        return hits;
    }

    private LabelFit Fit(PathLabel label)
    {
        var (slots, missing, neighbours) = (0UL, 0.0, 0);
        foreach (var word in label.Words.Distinct())
        {
            var hit = _hits.GetValueOrDefault(word);
            slots |= hit;
            missing += hit == 0 && axis.Word(word) is not (PathWords.Total or "yes") ? axis.Weights[word] : 0;
        }

        // All of what another label says in part is not what was meant.
        missing = slots == 0 && label.IsTotal ? 0 : missing;
        missing += slots != 0 && label.IsTotal && !label.Words.Any(w => axis.Word(w) == PathWords.Total && _hits.ContainsKey(w)) ? TotalMissing : 0;

        slots |= label.Acronym < 0 ? 0 : _hits.GetValueOrDefault(label.Acronym);
        for (var i = 1; i < label.Words.Length; i++)
        {
            neighbours += question.Says(axis.Word(label.Words[i - 1]), axis.Word(label.Words[i])) ? 1 : 0;
        }

        var isWeak = slots == 0 && Array.TrueForAll(label.Words, w => axis.Word(w) != "yes" && PathWords.IsWeak(axis.Word(w)));
        var doubt = label.IsOfDoubt && !label.Words.Any(w => PathWords.IsOfDoubt(axis.Word(w)) && _hits.ContainsKey(w));
        return new(label, slots, Math.Sqrt(missing), (Neighbours * neighbours) - (doubt ? Doubt : 0), isWeak);
    }

    private PathFit Fit(int entry, int[] path, int[] attributes, LabelFit[] labels, int count)
    {
        var (slots, penalty) = (0UL, 0.0);
        for (var level = 0; level < path.Length; level++)
        {
            var (label, isLeaf) = (labels[path[level]], level == path.Length - 1);
            slots |= label.Slots;
            penalty += ((isLeaf ? LeafMissing : GroupMissing) * label.Missing) - label.Bonus;
            penalty += isLeaf ? (label.IsWeak ? OnlyWeak : 0) - (label.Label.IsTotal && label.Slots == 0 ? TotalBonus : 0) : 0;
        }

        foreach (var attribute in attributes)
        {
            slots |= labels[attribute].Slots;
        }

        return new(entry, slots, slots == 0 ? [] : WeightsOf(path, attributes, count), penalty);
    }

    private double[] WeightsOf(int[] path, int[] attributes, int count)
    {
        var weights = new double[count];
        AddWeights(path, 1, weights);
        AddWeights(attributes, AttributeWorth, weights);
        return weights;
    }

    private void AddWeights(int[] labels, double worth, double[] weights)
    {
        foreach (var word in labels.Select(label => axis.Labels[label]).SelectMany(label => label.Acronym < 0 ? label.Words : label.Words.Append(label.Acronym)))
        {
            for (var hit = _hits.GetValueOrDefault(word); hit != 0; hit &= hit - 1)
            {
                var slot = System.Numerics.BitOperations.TrailingZeroCount(hit);
                weights[slot] = Math.Max(weights[slot], worth * axis.Weights[word]);
            }
        }
    }

    private readonly record struct LabelFit(PathLabel Label, ulong Slots, double Missing, double Bonus, bool IsWeak);
}
