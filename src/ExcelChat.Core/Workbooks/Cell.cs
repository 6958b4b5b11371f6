using System.Runtime.CompilerServices;
using ExcelChat.Workbooks.Formulas;

namespace ExcelChat.Workbooks;

/// <summary>One cell that has a value or a formula. To everybody but the reader that fills it, a value that does not change.</summary>
public struct Cell
{
    // A string, or the TextSource of the text under the key in _number.
    private object? _text;

    // A string, a SharedFormula that is written out when somebody asks, or the TextSource of the formula under _formulaKey.
    private object? _formula;
    private NumberFormat? _format;
    private double _number;
    private long _formulaKey;
    private CellPlace _place;

    /// <summary>Creates a cell.</summary>
    /// <param name="address">Its place on the sheet.</param>
    /// <param name="value">Its typed value; the cached value of a formula.</param>
    /// <param name="format">Its number format.</param>
    /// <param name="formula">Its formula without the leading <c>=</c>, or null.</param>
    public Cell(CellAddress address, CellValue value, NumberFormat format, string? formula = null)
    {
        _place = new(address.Row, address.Column, value.Kind);
        _number = value.NumberOrKey;
        _text = value.TextOrSource;
        _format = format;
        _formula = formula;
    }

    /// <summary>Its place on the sheet.</summary>
    public readonly CellAddress Address => new(_place.Row, _place.Column);

    /// <summary>Its typed value; the cached value of a formula.</summary>
    public readonly CellValue Value => new(_place.Kind, _number, _text);

    /// <summary>Its number format.</summary>
    public readonly NumberFormat Format => _format ?? NumberFormat.General;

    /// <summary>How many steps the cell's style sets its text in from the edge, from 0 (ECMA-376 part 1, 18.8.1); read from xlsx and xlsm.</summary>
    public readonly int Indent => Format.Indent;

    /// <summary>Its formula without the leading <c>=</c>, or null. The cells of a shared or an array formula each have theirs.</summary>
    public readonly string? Formula => _formula switch
    {
        SharedFormula shared => shared.At(Address),
        TextSource source => source.Text(_formulaKey),
        _ => _formula as string,
    };

    /// <summary>Whether the cell has a formula.</summary>
    public readonly bool HasFormula => _formula is not null;

    /// <summary>Whether the cell has a formula for which the file stores no result.</summary>
    public bool LacksCachedValue
    {
        readonly get => _place.LacksCachedValue;
        init => _place = _place with { LacksCachedValue = value };
    }

    /// <summary>
    /// Whether <see cref="Value"/> was computed here, because the file stores no result for the formula; <see cref="LacksCachedValue"/> is true
    /// then as well. A formula without a stored result whose value could not be computed is blank and not marked.
    /// </summary>
    public bool IsComputed
    {
        readonly get => _place.IsComputed;
        init => _place = _place with { IsComputed = value };
    }

    /// <summary>What Excel shows in the cell, whatever the width of its column and the culture of the machine.</summary>
    public readonly string Text => Format.Display(Value);

    /// <summary>
    /// Makes this, a cell of a row that has gone by, one of the next row, without a formula. A reference that is already there is not written again,
    /// because each writing tells the garbage collector; from one row to the next nearly all of them are the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Become(CellPlace place, double number, object? text, NumberFormat format)
    {
        Place(place, number, text, format);
        if (_formula is not null)
        {
            _formula = null;
        }
    }

    /// <summary>The same with a formula.</summary>
    /// <param name="place">Where the cell stands.</param>
    /// <param name="number">Its number, or the key of its text.</param>
    /// <param name="text">Its text.</param>
    /// <param name="format">Its number format.</param>
    /// <param name="formula">A string, a <see cref="SharedFormula"/> or a <see cref="TextSource"/>, and the formula's key in the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Become(CellPlace place, double number, object? text, NumberFormat format, (object Text, long Key) formula)
    {
        Place(place, number, text, format);
        _formulaKey = formula.Key;
        if (!ReferenceEquals(_formula, formula.Text))
        {
            _formula = formula.Text;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place(CellPlace place, double number, object? text, NumberFormat format)
    {
        _place = place;
        _number = number;
        if (!ReferenceEquals(_text, text))
        {
            _text = text;
        }

        if (!ReferenceEquals(_format, format))
        {
            _format = format;
        }
    }
}
