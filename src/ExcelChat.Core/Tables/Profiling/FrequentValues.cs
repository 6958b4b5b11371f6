using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// Counts the values of a column by key. Exact up to a bound of different values. Beyond, whenever the table is full, about the median of the counts is taken from each
/// count and what is then not above zero goes, so that what is left are the frequent values and each count is too low by at most <see cref="Undercount"/>
/// (Misra and Gries, "Finding repeated elements", 1982; Anderson and others, "A high-performance algorithm for identifying frequent items in data streams", 2017).
/// </summary>
/// <param name="bound">The most values that are told apart.</param>
internal sealed class FrequentValues(int bound)
{
    private const int MedianSample = 255;

    private ulong[] _keys = new ulong[16];
    private long[] _counts = new long[16];
    private CellValue[]? _texts;

    /// <summary>The number of values that it holds.</summary>
    public int Count { get; private set; }

    /// <summary>By how much a count may be too low; 0 while all counts are exact.</summary>
    public long Undercount { get; private set; }

    /// <summary>Counts a value; false, and nothing done, when it is a new one and there is no room for it.</summary>
    /// <param name="key">What the value is told from others by.</param>
    /// <param name="value">The value, when it is a text; a number is its key.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryAdd(ulong key, in CellValue value)
    {
        var slot = Find(key);
        if (_counts[slot] != 0)
        {
            _counts[slot]++;
            return true;
        }

        return Count < bound && Insert(slot, key, value);
    }

    /// <summary>Counts a value, and forgets rare ones when there is no room.</summary>
    public void Add(ulong key, in CellValue value)
    {
        if (!TryAdd(key, value))
        {
            Forget();
            TryAdd(key, value);
        }
    }

    /// <summary>The keys, in no order.</summary>
    public IEnumerable<ulong> Keys => Enumerable.Range(0, _keys.Length).Where(slot => _counts[slot] != 0).Select(slot => _keys[slot]);

    /// <summary>The values and their counts, the most frequent first.</summary>
    /// <param name="kind">What numbers stand for.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<ValueCount> Top(CellKind kind, int most)
        => [.. Enumerable.Range(0, _keys.Length)
            .Where(slot => _counts[slot] != 0)
            .OrderByDescending(slot => _counts[slot])
            .ThenBy(slot => _keys[slot])
            .Take(most)
            .Select(slot => new ValueCount(ValueAt(slot, kind), _counts[slot]))];

    /// <summary>Some of the texts that it holds.</summary>
    public IReadOnlyList<string> Texts(int most)
        => _texts is null ? [] : [.. Enumerable.Range(0, _keys.Length).Where(slot => _counts[slot] != 0 && _texts[slot].Kind == CellKind.Text).Take(most).Select(slot => _texts[slot].Text)];

    private CellValue ValueAt(int slot, CellKind kind)
        => _texts is not null && !_texts[slot].IsBlank ? CellValue.OfText(_texts[slot].Text) : new(kind, BitConverter.UInt64BitsToDouble(_keys[slot]), null);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Insert(int slot, ulong key, in CellValue value)
    {
        if (Count >= _keys.Length / 2)
        {
            Grow();
            slot = Find(key);
        }

        (_keys[slot], _counts[slot]) = (key, 1);
        Count++;
        if (value.Kind == CellKind.Text)
        {
            (_texts ??= new CellValue[_keys.Length])[slot] = value;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forget()
    {
        var median = MedianCount();
        Undercount += median;
        var kept = new List<(ulong Key, long Count, CellValue Text)>();
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_counts[i] > median)
            {
                kept.Add((_keys[i], _counts[i] - median, _texts is null ? default : _texts[i]));
            }
        }

        Array.Clear(_counts);
        _texts?.AsSpan().Clear();
        foreach (var (key, count, text) in kept)
        {
            Put(key, count, text);
        }

        Count = kept.Count;
    }

    /// <summary>About the median: that of some of the counts, of which any is as good, since keys lie in no order.</summary>
    private long MedianCount()
    {
        Span<long> some = stackalloc long[MedianSample];
        var found = 0;
        for (var i = 0; i < _counts.Length && found < MedianSample; i++)
        {
            if (_counts[i] != 0)
            {
                some[found++] = _counts[i];
            }
        }

        some[..found].Sort();
        return some[found / 2];
    }

    private void Put(ulong key, long count, in CellValue text)
    {
        var slot = Find(key);
        (_keys[slot], _counts[slot]) = (key, count);
        if (_texts is not null)
        {
            _texts[slot] = text;
        }
    }

    private void Grow()
    {
        var (keys, counts, texts) = (_keys, _counts, _texts);
        var size = keys.Length * 2;
        (_keys, _counts, _texts) = (new ulong[size], new long[size], texts is null ? null : new CellValue[size]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (counts[i] != 0)
            {
                Put(keys[i], counts[i], texts is null ? default : texts[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)(ValueKey.Mix(key) >> 32) & mask;
        while (_counts[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
