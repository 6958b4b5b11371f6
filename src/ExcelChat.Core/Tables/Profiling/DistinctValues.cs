using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>The different values of a column: exact up to a bound, sketched beyond it.</summary>
/// <param name="bound">The most values that are kept apart exactly.</param>
internal sealed class DistinctValues(int bound)
{
    private readonly FrequentValues _values = new(bound);
    private readonly KeySample.Builder _sample = new();
    private CardinalitySketch? _cardinality;

    /// <summary>Whether every different value is known with its count.</summary>
    public bool IsExact => _cardinality is null;

    /// <summary>How many different values there were: exact, or within the error of <see cref="CardinalitySketch"/>.</summary>
    public long Count => _cardinality?.Estimate() ?? _values.Count;

    public FrequentValues Values => _values;

    /// <summary>Counts a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ulong key, in CellValue value)
    {
        if (_cardinality is null)
        {
            if (_values.TryAdd(key, value))
            {
                return;
            }

            Overflow();
        }

        var hash = ValueKey.Mix(key);
        _cardinality!.Add(hash);
        _sample.Add(hash);
        _values.Add(key, value);
    }

    /// <summary>Counts numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            Add(ValueKey.Of(number), default);
        }
    }

    /// <summary>The values as columns are compared by.</summary>
    public KeySample Sample()
    {
        if (_cardinality is null)
        {
            foreach (var key in _values.Keys)
            {
                _sample.Add(ValueKey.Mix(key));
            }
        }

        return _sample.Build();
    }

    private void Overflow()
    {
        _cardinality = new();
        foreach (var key in _values.Keys)
        {
            _cardinality.Add(ValueKey.Mix(key));
            _sample.Add(ValueKey.Mix(key));
        }
    }
}
