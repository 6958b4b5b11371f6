using System.Collections.Concurrent;
using ExcelChat.Workbooks.Formats;

namespace ExcelChat.Workbooks;

/// <summary>
/// An Excel number format: what a value means (percent, currency, date) and how it is shown. Two formats of the same code are the same
/// object, up to a bound on how many are kept.
/// </summary>
public sealed class NumberFormat
{
    /// <summary>Excel takes no code longer than this (Microsoft, "Excel specifications and limits" speak of 255); longer ones are shown as General.</summary>
    private const int MaxCodeLength = 1024;

    private const int MaxKept = 4096;
    private static readonly ConcurrentDictionary<string, NumberFormat> Kept = new(StringComparer.Ordinal);

    private readonly FormatCode _format;
    private readonly string? _verbatim;
    private readonly bool _decimalComma;
    private NumberFormat? _withDecimalComma;

    private NumberFormat(string code)
    {
        Code = code;
        _format = FormatCode.Parse(code.Length > MaxCodeLength ? "General" : code);
    }

    private NumberFormat(NumberFormat like, string? verbatim)
    {
        Code = like.Code;
        _format = like._format;
        _verbatim = verbatim;
        _decimalComma = verbatim is null;
    }

    /// <summary>Excel's default format.</summary>
    public static NumberFormat General { get; } = new("General");

    /// <summary>The format code as the file stores it, such as <c>#,##0.00</c>.</summary>
    public string Code { get; }

    /// <summary>What the format says about the value.</summary>
    public NumberFormatKind Kind => _format.Main.Kind;

    /// <summary>
    /// The currency that the format shows: its ISO 4217 code where the sign leaves no doubt (<c>EUR</c>), else the sign itself
    /// (<c>$</c>, which several currencies share); null when it shows no money.
    /// </summary>
    public string? Currency => _format.Main.Currency;

    /// <summary>The number of digits after the decimal point, counted as shown (2 for <c>0.00%</c>); null when the format does not fix it.</summary>
    public int? Decimals => _format.Main.Decimals;

    /// <summary>
    /// How many steps the text of its cells is set in. It is no part of a number format; it travels with it so that a cell, of which there are
    /// millions, has one reference for all that its style says.
    /// </summary>
    internal int Indent { get; private init; }

    /// <summary>How many times a number is divided by 1000 before it is shown: 2 for <c>0.0,,"M"</c>.</summary>
    internal int Thousands => _format.Main.Thousands;

    /// <summary>The format of a code. Never fails: what is no format is shown as the literal text that it is.</summary>
    /// <param name="code">The format code as a file stores it, in its English form.</param>
    public static NumberFormat Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code is "" or "General")
        {
            return General;
        }

        if (Kept.TryGetValue(code, out var known))
        {
            return known;
        }

        var format = new NumberFormat(code);
        return Kept.Count < MaxKept ? Kept.GetOrAdd(code, format) : format;
    }

    /// <summary>The format that a number below 164 stands for when the file gives no code (ECMA-376 part 1, 18.8.30); General for an unknown one.</summary>
    /// <param name="id">The number of the format.</param>
    public static NumberFormat BuiltIn(int id) => Parse(BuiltInFormats.Code(id));

    /// <summary>
    /// The text that Excel shows for a value in a column that is wide enough, whatever the culture of the machine. A date outside Excel's
    /// calendar shows as <c>####</c>.
    /// </summary>
    /// <param name="value">The typed value.</param>
    public string Display(CellValue value)
    {
        var text = _verbatim ?? _format.Show(value);
        return _decimalComma && value.IsNumeric ? SwapSigns(text) : text;
    }

    /// <summary>The same format for cells whose text is set in.</summary>
    internal NumberFormat Indented(int steps) => new(Code) { Indent = steps };

    /// <summary>A format that means what another means and shows one text as it was written; for files that store text alone.</summary>
    internal static NumberFormat Verbatim(string text, NumberFormat like) => new(like, text);

    /// <summary>The same format with a comma before the decimals and points between the thousands.</summary>
    internal NumberFormat WithDecimalComma() => _withDecimalComma ??= new(this, verbatim: null);

    /// <summary>The format code.</summary>
    public override string ToString() => Code;

    private static string SwapSigns(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = from[i] switch { '.' => ',', ',' => '.', var c => c };
        }
    });
}
