using ExcelChat.Tables.Profiling;
using ExcelChat.Workbooks;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Tables.Profiling;

public sealed class SketchProperties
{
    private static readonly double[] Shares = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

    [Property(MaxTest = 60)]
    public bool Quantiles_are_off_by_no_more_than_the_stated_share_of_the_ranks(int seed)
        => AreNearEnough(Numbers(seed, new Random(seed).Next(1, 60_000)));

    [Property(MaxTest = 8)]
    public bool Quantiles_of_so_many_numbers_that_they_are_sampled_are_off_by_no_more_either(int seed)
        => AreNearEnough(Numbers(seed, new Random(seed).Next(300_000, 1_500_000)));

    [Property(MaxTest = 60)]
    public bool Few_numbers_give_exact_quantiles(int seed)
    {
        var numbers = Numbers(seed, new Random(seed).Next(1, QuantileSketch.Capacity + 1));
        var sketch = Sketch(numbers);

        var found = sketch.Quantiles(Shares);

        Array.Sort(numbers);
        return sketch.IsExact && Shares.Zip(found).All(q => q.Second == numbers[(int)Math.Max(1, Math.Ceiling(q.First * numbers.Length)) - 1]);
    }

    [Property(MaxTest = 40)]
    public bool The_number_of_different_values_is_estimated_within_six_standard_errors(int seed)
    {
        var random = new Random(seed);
        var (distinct, sketch) = (random.Next(1, 200_000), new CardinalitySketch());
        for (var i = 0; i < distinct; i++)
        {
            sketch.Add(ValueKey.Mix(ValueKey.Of(i + (seed % 1000))));
            sketch.Add(ValueKey.Mix(ValueKey.Of(random.Next(i + 1) + (seed % 1000))));
        }

        return Math.Abs(sketch.Estimate() - distinct) <= Math.Max(1, 6 * 0.0081 * distinct);
    }

    [Property(MaxTest = 60)]
    public bool Counts_of_values_are_exact_within_the_bound_and_else_too_low_by_no_more_than_stated(int seed)
    {
        var random = new Random(seed);
        var (values, spread) = (new FrequentValues(64), random.Next(1, 400));
        var truth = new Dictionary<double, long>();
        for (var i = 0; i < 5000; i++)
        {
            double number = random.Next(3) == 0 ? 7 : random.Next(spread);
            values.Add(ValueKey.Of(number), default);
            truth[number] = truth.GetValueOrDefault(number) + 1;
        }

        var found = values.Top(CellKind.Number, 64).ToDictionary(v => v.Value.Number, v => v.Count);
        var rightWhenFew = truth.Count > 64 || (values.Undercount == 0 && found.Count == truth.Count);
        return rightWhenFew
            && truth.All(t => t.Value - found.GetValueOrDefault(t.Key) is >= 0 and var low && low <= values.Undercount)
            && found.ContainsKey(7);
    }

    [Property(MaxTest = 40)]
    public bool The_share_of_values_found_in_another_column_is_estimated_from_samples(int seed)
    {
        var random = new Random(seed);
        var (count, share) = (random.Next(10, 30_000), random.NextDouble());
        KeySample.Builder first = new(), second = new();
        var shared = 0;
        for (var i = 0; i < count; i++)
        {
            first.Add(ValueKey.Mix((ulong)i));
            if (random.NextDouble() < share)
            {
                second.Add(ValueKey.Mix((ulong)i));
                shared++;
            }

            second.Add(ValueKey.Mix((ulong)(i + 1_000_000)));
        }

        var (a, b) = (first.Build(), second.Build());
        var found = a.ContainedIn(b);

        // Six standard errors of a share seen on so many values; none when both columns are known whole.
        var error = a.IsComplete && b.IsComplete ? 1e-9 : 6 * 0.5 / Math.Sqrt(found.Seen);
        return found.Seen > 0 && Math.Abs(found.Share - ((double)shared / count)) <= error;
    }

    [Property(MaxTest = 100)]
    public bool Figures_of_one_pass_equal_those_of_two(int seed)
    {
        var numbers = Numbers(seed, new Random(seed).Next(1, 3000));
        var counted = new NumberAccumulator(new DistinctValues(64));
        Array.ForEach(numbers, counted.Add);
        counted.Flush();

        var found = counted.Statistics()!;

        var mean = numbers.Average();
        var deviation = numbers.Length < 2 ? 0 : Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Length - 1));
        return found.Count == numbers.Length && found.Minimum == numbers.Min() && found.Maximum == numbers.Max()
            && Close(found.Mean, mean, Math.Abs(mean) + deviation) && Close(found.StandardDeviation, deviation, Math.Abs(mean) + deviation);
    }

    private static bool AreNearEnough(double[] numbers)
    {
        var sketch = Sketch(numbers);
        var found = sketch.Quantiles(Shares);
        Array.Sort(numbers);
        var error = sketch.IsExact ? 0 : QuantileSketch.RankError;
        return Enumerable.Range(0, Shares.Length).All(i => Distance(numbers, found[i], Math.Max(1, Math.Ceiling(Shares[i] * numbers.Length))) <= error * numbers.Length);
    }

    /// <summary>A sketch of numbers that came in pieces of any size.</summary>
    private static QuantileSketch Sketch(ReadOnlySpan<double> numbers)
    {
        var sketch = new QuantileSketch();
        for (var size = 1; !numbers.IsEmpty; size = (size * 7 % 1999) + 1)
        {
            var piece = numbers[..Math.Min(size, numbers.Length)];
            sketch.Add(piece);
            numbers = numbers[piece.Length..];
        }

        return sketch;
    }

    private static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        var shape = random.Next(4);
        return [.. Enumerable.Range(0, count).Select(i => shape switch
        {
            0 => i,
            1 => -i * 0.5,
            2 => random.Next(20),
            _ => 1e6 + (random.NextDouble() * Math.Pow(10, random.Next(6))),
        })];
    }

    /// <summary>How far a rank is from those of a number.</summary>
    private static double Distance(double[] sorted, double number, double rank)
    {
        var first = 1 + sorted.Count(n => n < number);
        var last = sorted.Count(n => n <= number);
        return rank < first ? first - rank : Math.Max(0, rank - last);
    }

    private static bool Close(double a, double b, double size) => Math.Abs(a - b) <= 1e-9 * (1 + size);
}
