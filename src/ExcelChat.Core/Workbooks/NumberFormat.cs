using System.Collections.Concurrent;

namespace ExcelChat.Workbooks;

/// <summary>An Excel number format: what a value means (percent, currency, date) and how it is shown.</summary>
public sealed class NumberFormat
{
    private static readonly ConcurrentDictionary<string, NumberFormat> Parsed = new(StringComparer.Ordinal);

    private NumberFormat(string code, NumberFormatKind kind)
    {
        Code = code;
        Kind = kind;
    }

    /// <summary>Excel's default format.</summary>
    public static NumberFormat General { get; } = new("General", NumberFormatKind.General);

    /// <summary>The format code as the file stores it, such as <c>#,##0.00</c>.</summary>
    public string Code { get; }

    /// <summary>What the format says about the value.</summary>
    public NumberFormatKind Kind { get; }

    /// <summary>The currency, as an ISO code or a symbol, or null.</summary>
    public string? Currency { get; }

    /// <summary>The format of a code; never fails, an unreadable code is shown as General.</summary>
    /// <param name="code">The format code as a file stores it.</param>
    public static NumberFormat Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code is "General" or "" ? General : Parsed.GetOrAdd(code, static c => new(c, Classify(c)));
    }

    /// <summary>The format that a number below 164 stands for without a code in the file.</summary>
    /// <param name="id">The number of the format.</param>
    internal static NumberFormat BuiltIn(int id) => id switch
    {
        9 => Parse("0%"),
        10 => Parse("0.00%"),
        14 => Parse("m/d/yyyy"),
        22 => Parse("m/d/yyyy h:mm"),
        _ => General,
    };

    /// <summary>The text that Excel shows for a value, whatever the culture of the machine.</summary>
    /// <param name="value">The typed value.</param>
    public string Display(CellValue value) => Code.Length == 0 ? "" : value.ToString();

    private static NumberFormatKind Classify(string code)
    {
        var bare = System.Text.RegularExpressions.Regex.Replace(code, """"[^"]*"|\\.|_.|\*.|\[[^hms\]][^\]]*\]"""", "");
        var date = bare.AsSpan().IndexOfAny("dDyY") >= 0;
        var time = bare.AsSpan().IndexOfAny("hHsS") >= 0;
        return (date, time) switch
        {
            (true, true) => NumberFormatKind.DateTime,
            (true, false) => NumberFormatKind.Date,
            (false, true) => NumberFormatKind.Time,
            _ => bare.Contains('%', StringComparison.Ordinal) ? NumberFormatKind.Percent : NumberFormatKind.Number,
        };
    }
}
