using System.Runtime.CompilerServices;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Columns;

/// <summary>Counts the kinds, formats and currencies of the cells of a column that say anything.</summary>
internal sealed class ColumnKinds
{
    /// <summary>The share of values of one kind among the cells that say anything, from which a column is one of values.</summary>
    private const double Share = 0.6;

    /// <summary>Beyond this a double does not tell whole numbers apart.</summary>
    private const double MaxWhole = 1L << 53;

    private readonly long[] _kinds = new long[8];
    private readonly Dictionary<NumberFormat, long> _formats = [];
    private readonly Dictionary<string, long> _written = [];
    private NumberFormat? _last;
    private long _lastCount;
    private long _fractions;
    private long _percents;
    private long _moneys;
    private bool _padded;

    /// <summary>The number of texts, those included that can be read as values.</summary>
    public long Texts { get; private set; }

    /// <summary>The kind that prevails; text when none does.</summary>
    public CellKind Prevailing
    {
        get
        {
            var all = _kinds.Sum();
            var best = (CellKind)Array.IndexOf(_kinds, _kinds.Max());
            return all > 0 && _kinds[(int)best] >= Share * all ? best : CellKind.Text;
        }
    }

    /// <summary>What was counted, the texts left out.</summary>
    public ColumnEvidence Evidence
    {
        get
        {
            Flush();
            var format = Format;
            return new()
            {
                Kind = Prevailing,
                Format = format is not null ? format.Kind
                    : _percents * 2 > _kinds[(int)CellKind.Number] ? NumberFormatKind.Percent
                    : _moneys * 2 > _kinds[(int)CellKind.Number] ? NumberFormatKind.Currency
                    : NumberFormatKind.General,
                IsWhole = _fractions == 0 && format is not { Decimals: > 0 },
                IsPadded = _padded || (format?.Code is ['0', '0', ..] code && !code.Contains('.', StringComparison.Ordinal)),
                Samples = [],
            };
        }
    }

    /// <summary>The most frequent format of the kind that more than half of the values are shown with; null when there is none.</summary>
    public NumberFormat? Format
    {
        get
        {
            Flush();
            var values = _kinds[(int)CellKind.Number] + _kinds[(int)CellKind.Date] + _kinds[(int)CellKind.Time];
            var most = _formats.GroupBy(f => f.Key.Kind).MaxBy(kind => kind.Sum(f => f.Value));
            return most is not null && most.Sum(f => f.Value) * 2 > values ? most.MaxBy(f => f.Value).Key : null;
        }
    }

    /// <summary>The currency that is most often written beside the numbers of texts, or null.</summary>
    public string? WrittenCurrency => _written.Count == 0 ? null : _written.MaxBy(c => c.Value).Key;

    /// <summary>Counts a cell that is no text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(CellKind kind, double number, NumberFormat format)
    {
        _kinds[(int)kind]++;
        if (kind is not (CellKind.Number or CellKind.Date or CellKind.Time))
        {
            return;
        }

        AddNumber(kind, number);
        if (!ReferenceEquals(format, _last))
        {
            Flush();
            _last = format;
        }

        _lastCount++;
    }

    /// <summary>Counts a text and what it says as a value.</summary>
    public void AddText(TypedText typed, ReadOnlySpan<char> text)
    {
        Texts++;
        _kinds[(int)(typed.Value.IsBlank ? CellKind.Text : typed.Value.Kind)]++;
        if (!typed.Value.IsNumeric)
        {
            return;
        }

        AddNumber(typed.Value.Kind, typed.Value.Number);
        _padded |= text is ['0', >= '0' and <= '9', ..] && typed.Value.Kind == CellKind.Number;
        _percents += typed.Kind == NumberFormatKind.Percent ? 1 : 0;
        _moneys += typed.Kind == NumberFormatKind.Currency ? 1 : 0;
        if (typed.Currency is { } currency)
        {
            _written[currency] = _written.GetValueOrDefault(currency) + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddNumber(CellKind kind, double number)
        => _fractions += kind == CellKind.Number && (number != Math.Floor(number) || Math.Abs(number) > MaxWhole) ? 1 : 0;

    /// <summary>Cells of one format follow each other, so a dictionary is asked only where the format changes.</summary>
    private void Flush()
    {
        if (_last is not null && _lastCount > 0)
        {
            _formats[_last] = _formats.GetValueOrDefault(_last) + _lastCount;
        }

        _lastCount = 0;
    }
}
