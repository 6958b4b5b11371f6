namespace ExcelChat.Plans.Execution;

/// <summary>Measures of numbers as Excel defines them, in double precision. NaN where there is none.</summary>
internal static class Statistics
{
    /// <summary>The middle value; sorts the numbers.</summary>
    public static double Median(double[] numbers)
    {
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        if (numbers.Length % 2 == 1)
        {
            return numbers[middle];
        }

        var middles = default(Summation);
        middles.Add(numbers[middle - 1]);
        middles.Add(numbers[middle]);
        return middles.Mean;
    }

    /// <summary>PERCENTILE.INC: the place is (n - 1) times the share, and between two values on the straight line; sorts the numbers.</summary>
    public static double Percentile(double[] numbers, double share)
    {
        Array.Sort(numbers);
        var place = (numbers.Length - 1) * share;
        var below = (int)place;
        return below + 1 < numbers.Length ? numbers[below] + ((place - below) * (numbers[below + 1] - numbers[below])) : numbers[^1];
    }

    /// <summary>STDEV.S: divisor n - 1.</summary>
    public static double Deviation(double[] numbers)
    {
        if (numbers.Length < 2)
        {
            return double.NaN;
        }

        var mean = numbers.Average();
        return Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Length - 1));
    }

    /// <summary>CORREL: Pearson's coefficient; none where a side is all the same.</summary>
    public static double Correlation(double[] left, double[] right)
    {
        // The mean of equal numbers may be off by a bit, and what is left is no spread.
        if (left.AsSpan().IndexOfAnyExcept(left.FirstOrDefault()) < 0 || right.AsSpan().IndexOfAnyExcept(right.FirstOrDefault()) < 0)
        {
            return double.NaN;
        }

        var (meanLeft, meanRight) = (left.Average(), right.Average());
        double both = 0, squaresLeft = 0, squaresRight = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var (a, b) = (left[i] - meanLeft, right[i] - meanRight);
            both += a * b;
            squaresLeft += a * a;
            squaresRight += b * b;
        }

        return both / Math.Sqrt(squaresLeft * squaresRight);
    }
}
