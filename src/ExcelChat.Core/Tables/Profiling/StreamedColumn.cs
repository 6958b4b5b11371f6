using System.Runtime.CompilerServices;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>A column whose cells still come.</summary>
internal sealed class StreamedColumn
{
    private const int Samples = 256;

    private readonly Column _head;
    private readonly ColumnKinds _kinds = new();
    private readonly ColumnAccumulator _counted;
    private readonly StreamedTexts _texts = new();
    private readonly CellKind _kind;

    /// <param name="head">The column as far as the first rows of its table go.</param>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="bound">The most different values that are kept apart exactly.</param>
    public StreamedColumn(Column head, TableRows rows, int bound)
    {
        _head = head;
        _kind = ProfileBuilder.KindOf(head.Type);
        _counted = new(bound);
        ProfileReader.Count(head, rows, _counted);
        for (var row = 0; row < head.Count; row++)
        {
            Observe(row);
        }
    }

    public void AddMissing() => _counted.AddMissing();

    /// <summary>Whether a value is of the kind that the first rows have.</summary>
    public bool IsLike(CellValue value) => value.Kind == _kind;

    /// <summary>Counts a cell. A text that can only mean a value is one in a column of values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in Cell cell)
    {
        var value = cell.Value;
        switch (value.Kind)
        {
            case CellKind.Number or CellKind.Date or CellKind.Time:
                _kinds.Add(value.Kind, value.Number, cell.Format);
                _counted.AddNumber(value.Kind, value.Number);
                break;
            case CellKind.Text:
                AddText(value);
                break;
            case CellKind.Blank:
                _counted.AddMissing();
                return;
            case CellKind.Error:
                _counted.AddOther(value.Kind, value.Number);
                break;
            default:
                _kinds.Add(value.Kind, value.Number, cell.Format);
                _counted.AddOther(value.Kind, value.Number);
                break;
        }

        if (_counted.WantsSample)
        {
            _counted.AddSample(cell.Text);
        }
    }

    /// <summary>The profile, with the type that all cells together give.</summary>
    public ColumnProfile Build(string? title)
    {
        _counted.Finish();
        var evidence = _kinds.Evidence with { Texts = _kinds.Texts, DistinctTexts = _counted.Distinct.Count, Samples = _counted.Distinct.Values.Texts(Samples) };
        var meaning = ColumnMeaning.Find(evidence, _kinds, _head.HeaderPath, title);
        return ProfileBuilder.Build(_counted, _head, meaning);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddText(in CellValue value)
    {
        var text = _texts.Read(value);
        if (text.Typed.IsMissing)
        {
            _counted.AddMissing();
            return;
        }

        _kinds.AddText(text.Typed, text.IsPadded ? "00" : "");
        if (text.Typed.Value is { IsNumeric: true } typed && _kind != CellKind.Text)
        {
            _counted.AddNumber(typed.Kind, typed.Number);
        }
        else
        {
            _counted.AddText(text.Key, value);
        }
    }

    /// <summary>Counts what the first rows hold, a text that became a value as the text that it is: it may name a currency or begin with zeros.</summary>
    private void Observe(int row)
    {
        var cells = _head.Cells;
        if (_head.Kinds[row] is CellKind.Blank or CellKind.Error)
        {
            return;
        }

        if (cells.Texts.Length == 0 || cells.Texts[row] < 0)
        {
            _kinds.Add(_head.Kinds[row], _head.Numbers[row], _head.Format(row));
            return;
        }

        var text = cells.Dictionary[cells.Texts[row]];
        if (TypedText.Parse(text) is { IsMissing: false } typed)
        {
            _kinds.AddText(typed, text);
        }
    }
}
