namespace ExcelChat.Tables.Profiling;

/// <summary>
/// The smallest hashes of the different values of a column: all of them when they are few, else a fair sample. Two samples tell how many values one column shares with
/// another, because both hold every shared value below the lower of their thresholds (Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007).
/// </summary>
internal sealed class KeySample
{
    private const int Size = 2048;

    private readonly ulong[] _hashes;

    private KeySample(ulong[] hashes, ulong threshold) => (_hashes, Threshold) = (hashes, threshold);

    /// <summary>Every hash up to this is in the sample.</summary>
    public ulong Threshold { get; }

    /// <summary>Whether it holds all values.</summary>
    public bool IsComplete => Threshold == ulong.MaxValue;

    /// <summary>The number of its hashes.</summary>
    public int Count => _hashes.Length;

    /// <summary>The share of the values of this column that another has too, and how many values that was seen on.</summary>
    public (double Share, int Seen) ContainedIn(KeySample other)
    {
        var limit = Math.Min(Threshold, other.Threshold);
        int seen = 0, shared = 0;
        for (int i = 0, j = 0; i < _hashes.Length && _hashes[i] <= limit; i++, seen++)
        {
            while (j < other._hashes.Length && other._hashes[j] < _hashes[i])
            {
                j++;
            }

            shared += j < other._hashes.Length && other._hashes[j] == _hashes[i] ? 1 : 0;
        }

        return (seen == 0 ? 0 : (double)shared / seen, seen);
    }

    /// <summary>Gathers hashes as they come, in any order and any number of times.</summary>
    internal sealed class Builder
    {
        private readonly List<ulong> _hashes = [];
        private ulong _threshold = ulong.MaxValue;

        public void Add(ulong hash)
        {
            if (hash > _threshold)
            {
                return;
            }

            _hashes.Add(hash);
            if (_hashes.Count == Size * 4)
            {
                Cut();
            }
        }

        public KeySample Build()
        {
            Cut();
            return new([.. _hashes], _threshold);
        }

        private void Cut()
        {
            var kept = _hashes.Distinct().Order().Take(Size + 1).ToArray();
            _threshold = kept.Length > Size ? kept[Size - 1] : _threshold;
            _hashes.Clear();
            _hashes.AddRange(kept.Length > Size ? kept[..Size] : kept);
        }
    }
}
