namespace ExcelChat.Fuzz;

/// <summary>The inputs that failed: each reason is kept a few times, and counted.</summary>
internal sealed class Findings(string folder)
{
    private const int KeptOfOneReason = 3;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How often each reason was met.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Keeps an input before it is read: it is what is left when the process dies of it.</summary>
    public void Announce(Specimen specimen) => File.WriteAllBytes(Path.Combine(Ensure(), "current" + Path.GetExtension(specimen.Name)), specimen.Content);

    /// <summary>Writes the input with all that is known of its failure, and how to repeat it.</summary>
    public void Add(int number, Specimen specimen, Outcome outcome)
    {
        var count = _counts[outcome.Signature] = _counts.GetValueOrDefault(outcome.Signature) + 1;
        if (count > KeptOfOneReason)
        {
            return;
        }

        var path = Path.Combine(Ensure(), FormattableString.Invariant($"{outcome.Verdict.ToString().ToLowerInvariant()}-{number}-{Path.GetFileName(specimen.Name)}"));
        File.WriteAllBytes(path, specimen.Content);
        File.WriteAllText(path + ".txt", outcome.Signature + "\n\n" + outcome.Detail + "\n");
        Console.WriteLine($"{outcome.Verdict}: {outcome.Signature}\n  repeat: dotnet run -c Release --project tests/ExcelChat.Fuzz -- replay {path}");
    }

    private string Ensure() => Directory.CreateDirectory(folder).FullName;
}
