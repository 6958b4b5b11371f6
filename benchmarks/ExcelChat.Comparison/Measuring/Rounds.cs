using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Measuring;

/// <summary>
/// Readings of one file in turns: before every reader the floor, so that whatever else the machine does falls on both alike.
/// A reader that takes more than its share of the time gets fewer turns.
/// </summary>
internal sealed class Rounds(string path, IReadOnlyList<ComparedReader> readers, int rounds, TimeSpan budget)
{
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(6);

    private readonly Dictionary<string, Sample> _least = [];
    private readonly Dictionary<string, TimeSpan> _spent = [];

    /// <summary>The least of each reader's samples by the reader's name.</summary>
    public async Task<IReadOnlyDictionary<string, Sample>> RunAsync()
    {
        foreach (var reader in readers)
        {
            await WarmAsync(reader);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var reader in readers.Where(r => r != ComparedReader.Floor && (round == 0 || _spent[r.Name] < budget)))
            {
                await SampleAsync(ComparedReader.Floor);
                await SampleAsync(reader);
            }
        }

        return _least;
    }

    // Enough calls and enough time for the runtime to compile the hot methods again; a slow reader's hot loops are replaced while it runs.
    private async Task WarmAsync(ComparedReader reader)
    {
        var spent = TimeSpan.Zero;
        while (spent < WarmTime && spent < budget)
        {
            spent += TimeSpan.FromMilliseconds((await Sample.TakeAsync(reader, path, collect: true)).Wall);
        }

        _spent[reader.Name] = TimeSpan.Zero;
    }

    private async Task SampleAsync(ComparedReader reader)
    {
        var sample = await Sample.TakeAsync(reader, path, collect: true);
        _spent[reader.Name] += TimeSpan.FromMilliseconds(sample.Wall);
        _least[reader.Name] = _least.TryGetValue(reader.Name, out var least) ? least.Least(sample) : sample;
    }
}
