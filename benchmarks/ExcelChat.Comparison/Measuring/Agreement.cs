using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Measuring;

/// <summary>That every reader found what the generator wrote: a reader that skips work is not faster.</summary>
internal static class Agreement
{
    /// <summary>Fails when a reader found something else than what was written.</summary>
    public static void Check(string file, Tally expected, IReadOnlyDictionary<string, Sample> samples)
    {
        foreach (var (reader, sample) in samples)
        {
            if (sample.Tally is { } found && !found.Agrees(expected))
            {
                throw new ComparisonException($"{reader} read {found} from {file}, which holds {expected}. The figures of a wrong reader mean nothing.");
            }
        }
    }
}
