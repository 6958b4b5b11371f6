using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Measuring;

/// <summary>That all readers found the same: a reader that skips work is not faster.</summary>
internal static class Agreement
{
    private static readonly ComparedReader Judge = new OurReader(withText: true);

    /// <summary>What is in the file, with its texts.</summary>
    public static async Task<Tally> FindAsync(string path) => (await Judge.ReadAsync(path))!;

    /// <summary>Fails when a reader found something else.</summary>
    public static void Check(string file, Tally expected, IReadOnlyDictionary<string, Sample> samples)
    {
        foreach (var (reader, sample) in samples)
        {
            if (sample.Tally is { } found && !found.Agrees(expected))
            {
                throw new InvalidOperationException($"{reader} read {found} from {file} where ours read {expected}. One of them is wrong; figures of wrong readers mean nothing.");
            }
        }
    }
}
