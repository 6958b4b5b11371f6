using System.Runtime.InteropServices;

namespace ExcelChat.Training;

/// <summary>
/// Learns the weights that make the right candidates of each question likely: it maximises the logarithm of their summed probability by
/// stochastic gradient ascent with AdaGrad (Duchi, Hazan and Singer 2011).
/// </summary>
internal sealed class Trainer(int features)
{
    private const double Rate = 0.1;
    private const double Floor = 1e-3;
    private const float Decay = 1e-5f;
    private const int Passes = 3;
    private const int MostRight = 40;
    private const int MostWrong = 80;

    private readonly Model _model = new(features);

    public Model Train(IReadOnlyList<Example> examples)
    {
        var random = new Random(1);
        var useful = examples.Where(e => e.IsReachable && e.Candidates.Any(c => !c.IsRight)).Select(Narrow).ToArray();
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(useful);
            foreach (var candidates in useful)
            {
                Learn(candidates);
            }
        }

        return _model;
    }

    /// <summary>Of very many candidates those that the rules find hardest to tell apart.</summary>
    private static ExampleCandidate[] Narrow(Example example)
        => [.. Best(example, right: true, MostRight), .. Best(example, right: false, MostWrong)];

    private static IEnumerable<ExampleCandidate> Best(Example example, bool right, int most)
        => example.Candidates.Where(c => c.IsRight == right).OrderByDescending(c => c.Hand.Sum()).Take(most);

    private void Learn(ExampleCandidate[] candidates)
    {
        var probabilities = _model.Probabilities(candidates);
        var right = candidates.Zip(probabilities).Where(c => c.First.IsRight).Sum(c => c.Second);
        var gradients = new Dictionary<int, double>();
        for (var i = 0; i < candidates.Length; i++)
        {
            var gradient = (candidates[i].IsRight ? probabilities[i] / Math.Max(right, 1e-300) : 0) - probabilities[i];
            if (Math.Abs(gradient) < 1e-4)
            {
                continue;
            }

            foreach (var feature in candidates[i].Features)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(gradients, feature, out _) += gradient;
            }
        }

        Update(gradients);
    }

    private void Update(Dictionary<int, double> gradients)
    {
        foreach (var (feature, gradient) in gradients)
        {
            if (Math.Abs(gradient) > 1e-7)
            {
                _model.Use[feature] += gradient * gradient;
                ref var weight = ref _model.Weights[feature];
                weight += (float)(Rate * gradient / Math.Sqrt(_model.Use[feature] + Floor)) - (Decay * weight);
            }
        }
    }
}
