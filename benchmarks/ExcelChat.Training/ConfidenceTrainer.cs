using ExcelChat.Questions.Ranking;

namespace ExcelChat.Training;

/// <summary>Learns what the signs of an answer are worth: logistic regression with a ridge, by Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4.1).</summary>
internal sealed class ConfidenceTrainer
{
    private const double Ridge = 5;
    private const int Steps = 12;

    private readonly string[] _names;
    private readonly (int[] Signs, double[] Values, bool IsRight)[] _rows;

    /// <summary>Creates the trainer.</summary>
    /// <param name="outcomes">Answers of models that had not learned from their questions.</param>
    public ConfidenceTrainer(IReadOnlyList<Outcome> outcomes)
    {
        var numbers = outcomes.SelectMany(o => o.Signs).Select(s => s.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        _names = [.. numbers.Keys];
        _rows = [.. outcomes.Where(o => o.Signs.Length > 0).Select(o => (Array.ConvertAll(o.Signs, s => numbers[s.Name]), Array.ConvertAll(o.Signs, s => s.Value), o.IsRight))];
    }

    public IReadOnlyDictionary<string, double> Train()
    {
        var weights = new double[_names.Length];
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, curvature) = Derive(weights);
            var change = LinearSystem.Solve(curvature, gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += change[i];
            }
        }

        return _names.Zip(weights).ToDictionary(w => w.First, w => w.Second, StringComparer.Ordinal);
    }

    /// <summary>The gradient of the penalised log-likelihood and its negative second derivatives.</summary>
    private (double[] Gradient, double[][] Curvature) Derive(double[] weights)
    {
        var gradient = Array.ConvertAll(weights, w => -Ridge * w);
        double[][] curvature = [.. Enumerable.Range(0, weights.Length).Select(i =>
        {
            var row = new double[weights.Length];
            row[i] = Ridge;
            return row;
        })];
        foreach (var (signs, values, isRight) in _rows)
        {
            var logit = signs.Zip(values, (sign, value) => weights[sign] * value).Sum();
            var probability = 1 / (1 + Math.Exp(-logit));
            for (var i = 0; i < signs.Length; i++)
            {
                gradient[signs[i]] += values[i] * ((isRight ? 1 : 0) - probability);
                for (var j = 0; j < signs.Length; j++)
                {
                    curvature[signs[i]][signs[j]] += values[i] * values[j] * probability * (1 - probability);
                }
            }
        }

        return (gradient, curvature);
    }
}
