namespace ExcelChat.Benchmarks;

/// <summary>What is stored and searched for, made of chance.</summary>
internal static class SearchInputs
{
    public const int Dimensions = 384;

    private const int Groups = 200;

    private static readonly string[] Syllables = ["ba", "dor", "fen", "gra", "ka", "lin", "mi", "ro", "sol", "ten", "ul", "ver"];

    /// <summary>A vector of random numbers: no two are near each other.</summary>
    public static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] = (random.NextSingle() * 2) - 1;
        }

        return vector;
    }

    /// <summary>A vector of one of 200 groups, which differs from the others of the group by less than the hundredth part of a number's range.</summary>
    public static float[] VectorOfGroup(Random random)
    {
        var vector = Vector(new Random(random.Next(Groups)));
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] += random.NextSingle() / 50;
        }

        return vector;
    }

    /// <summary>A vector of random numbers, one of which may be twenty times larger than the others: it leaves few steps for these.</summary>
    public static float[] SpikyVector(Random random)
    {
        var vector = Vector(random);
        vector[random.Next(vector.Length)] *= 20;
        return vector;
    }

    /// <summary>A vector of one of 200 groups, whose numbers are small beside one that all groups have.</summary>
    public static float[] PatternedVector(Random random)
    {
        var pattern = new Random(random.Next(Groups));
        var vector = new float[Dimensions];
        for (var index = 1; index < vector.Length; index++)
        {
            vector[index] = (pattern.Next(2) == 0 ? 0.04f : -0.04f) * (random.Next(5) == 0 ? -1 : 1);
        }

        vector[0] = 0.5f + random.NextSingle();
        return vector;
    }

    /// <summary>A row of a table as a text.</summary>
    public static string Row(Random random)
        => FormattableString.Invariant($"Order: {random.Next(1_000_000)}\nCustomer: {Word(random)} {Word(random)}\nRegion: {Word(random)}\nProduct: {Word(random)} {Word(random)}\nReference: {Code(random)}\nUnits: {random.Next(500)}\nRevenue: {random.Next(1_000_000) / 100.0}");

    /// <summary>A question about such rows.</summary>
    public static string Question(Random random) => $"What revenue did {Word(random)} {Word(random)} bring with {Word(random)} {Word(random)}, reference {Code(random)}?";

    private static string Word(Random random) => string.Concat(random.GetItems(Syllables, 3));

    private static string Code(Random random) => FormattableString.Invariant($"REF-{random.Next(10_000_000):D7}");
}
