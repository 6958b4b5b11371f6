namespace ExcelChat.Fuzz;

/// <summary>Makes inputs from seeds, the same for the same seeds and number.</summary>
/// <param name="seeds">The files to begin with.</param>
/// <param name="seed">Where chance begins.</param>
public sealed class Mutator(IReadOnlyList<Specimen> seeds, int seed)
{
    private readonly List<ZipPart>?[] _parts = [.. seeds.Select(s => ZipParts.Read(s.Content))];

    /// <summary>The input of a number; the first ones are the seeds as they are.</summary>
    public Specimen Input(int number)
    {
        if (number < seeds.Count)
        {
            return seeds[number];
        }

        var random = new Random(unchecked((seed * 1_000_003) ^ number));
        var chosen = random.Next(seeds.Count);
        var content = seeds[chosen].Content;
        if (_parts[chosen] is { } parts && random.Next(6) > 0)
        {
            var changed = parts.ToList();
            PackageMutations.Apply(changed, random);
            content = ZipParts.Write(changed);
        }

        return seeds[chosen] with { Content = random.Next(6) == 0 || ReferenceEquals(content, seeds[chosen].Content) ? MutateBytes(content, random) : content };
    }

    private byte[] MutateBytes(byte[] content, Random random)
    {
        if (random.Next(8) == 0)
        {
            return ByteMutations.Splice(content, seeds[random.Next(seeds.Count)].Content, random);
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            content = ByteMutations.All[random.Next(ByteMutations.All.Count)](content, random);
        }

        return content;
    }
}
