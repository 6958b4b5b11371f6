using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Counts and measures the cells of one column in one pass and bounded memory.</summary>
/// <param name="bound">The most different values that are kept apart exactly.</param>
internal sealed class ColumnAccumulator(int bound)
{
    private const int MaxSamples = 5;

    /// <summary>A column of fewer different values is not searched for more of them to its end.</summary>
    private const int MaxSampled = 1000;

    private readonly long[] _kinds = new long[8];
    private readonly NumberAccumulator?[] _numbers = new NumberAccumulator?[8];
    private readonly OrderTracker _booleanOrder = new();
    private readonly OrderTracker _textOrder = new();
    private readonly List<string> _samples = [];
    private int _sampled;
    private double _lastBoolean;
    private CellValue _lastText;

    /// <summary>The number of cells that hold no value: blank, or a sign for a missing one.</summary>
    public long Missing { get; private set; }

    /// <summary>The number of cells that hold something.</summary>
    public long Present => _kinds.Sum();

    /// <summary>The different values.</summary>
    public DistinctValues Distinct { get; } = new(bound);

    /// <summary>What the first cells with different values show.</summary>
    public IReadOnlyList<string> Samples => _samples;

    /// <summary>Whether another sample is wanted.</summary>
    public bool WantsSample => _samples.Count < MaxSamples && _sampled < MaxSampled;

    /// <summary>Takes a blank, or a sign for a missing value.</summary>
    public void AddMissing() => Missing++;

    /// <summary>Takes a number, a date or a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddNumber(CellKind kind, double number)
    {
        _kinds[(int)kind]++;
        (_numbers[(int)kind] ??= new(Distinct)).Add(number);
    }

    /// <summary>Takes a boolean or an error.</summary>
    public void AddOther(CellKind kind, double number)
    {
        if (kind == CellKind.Boolean)
        {
            if (_kinds[(int)kind] > 0)
            {
                _booleanOrder.Add(number.CompareTo(_lastBoolean));
            }

            _lastBoolean = number;
            Distinct.Add(ValueKey.Of(number), default);
        }

        _kinds[(int)kind]++;
    }

    /// <summary>Takes a text.</summary>
    /// <param name="key">Its <see cref="ValueKey"/>.</param>
    /// <param name="text">The text.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddText(ulong key, in CellValue text)
    {
        if (_textOrder.IsOpen)
        {
            if (_kinds[(int)CellKind.Text] > 0)
            {
                _textOrder.Add(Compare(text, _lastText));
            }

            _lastText = text;
        }

        _kinds[(int)CellKind.Text]++;
        Distinct.Add(key, text);
    }

    /// <summary>Takes what a cell shows as a sample, unless it is one already.</summary>
    public void AddSample(string shown)
    {
        _sampled++;
        if (!_samples.Contains(shown))
        {
            _samples.Add(shown);
        }
    }

    /// <summary>Compares by the numbers of the characters; texts that are still bytes as bytes, which gives the same order and makes no string.</summary>
    private static int Compare(in CellValue a, in CellValue b)
        => a.TextOrSource is TextSource one && b.TextOrSource is TextSource other
            ? one.Utf8(BitConverter.DoubleToInt64Bits(a.NumberOrKey)).SequenceCompareTo(other.Utf8(BitConverter.DoubleToInt64Bits(b.NumberOrKey)))
            : string.CompareOrdinal(a.Text, b.Text);

    /// <summary>Ends the pass, before figures are asked for.</summary>
    public void Finish()
    {
        foreach (var numbers in _numbers)
        {
            numbers?.Flush();
        }
    }

    /// <summary>The number of cells of a kind.</summary>
    public long CountOf(CellKind kind) => _kinds[(int)kind];

    /// <summary>The figures of the numbers of a kind; null when there are none.</summary>
    public NumberStatistics? StatisticsOf(CellKind kind) => _numbers[(int)kind]?.Statistics();

    /// <summary>How the values of a kind are sorted.</summary>
    public OrderTracker OrderOf(CellKind kind) => kind switch
    {
        CellKind.Text => _textOrder,
        CellKind.Boolean => _booleanOrder,
        _ => _numbers[(int)kind]?.Order ?? new(),
    };
}
