using System.Numerics;

namespace ExcelChat.Plans.Execution;

/// <summary>A set of row numbers of a sheet, a bit each.</summary>
internal sealed class RowSet
{
    private ulong[] _bits = new ulong[16];

    public int Count => _bits.Sum(BitOperations.PopCount);

    public static RowSet Union(IEnumerable<RowSet> sets)
    {
        var union = new RowSet();
        foreach (var set in sets)
        {
            union.Reserve(set._bits.Length - 1);
            for (var i = 0; i < set._bits.Length; i++)
            {
                union._bits[i] |= set._bits[i];
            }
        }

        return union;
    }

    public void Add(int row)
    {
        var word = row >> 6;
        if (word >= _bits.Length)
        {
            Reserve(word);
        }

        _bits[word] |= 1UL << row;
    }

    /// <summary>Adds the rows from the first to the last.</summary>
    public void Add(int first, int last)
    {
        for (var row = first; row <= last; row++)
        {
            if ((row & 63) == 0 && row + 63 <= last)
            {
                Reserve(row >> 6);
                _bits[row >> 6] = ulong.MaxValue;
                row += 63;
            }
            else
            {
                Add(row);
            }
        }
    }

    /// <summary>Whether a row from the first to the last is in the set.</summary>
    public bool Any(int first, int last)
    {
        for (var row = first; row <= last && row >> 6 < _bits.Length; row++)
        {
            if ((_bits[row >> 6] >> row & 1) != 0)
            {
                return true;
            }

            // An empty word is passed over at once.
            row = _bits[row >> 6] == 0 ? row | 63 : row;
        }

        return false;
    }

    /// <summary>Unbroken runs of rows, in order.</summary>
    public IEnumerable<(int First, int Last)> Runs()
    {
        var start = -1;
        for (var word = 0; word < _bits.Length; word++)
        {
            var bits = _bits[word];
            if (bits == (start < 0 ? 0UL : ulong.MaxValue))
            {
                continue;
            }

            for (var bit = 0; bit < 64; bit++)
            {
                var (row, isIn) = ((word << 6) + bit, (bits >> bit & 1) != 0);
                if (isIn && start < 0)
                {
                    start = row;
                }
                else if (!isIn && start >= 0)
                {
                    yield return (start, row - 1);
                    start = -1;
                }
            }
        }

        if (start >= 0)
        {
            yield return (start, (_bits.Length << 6) - 1);
        }
    }

    private void Reserve(int word)
    {
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }
    }
}
