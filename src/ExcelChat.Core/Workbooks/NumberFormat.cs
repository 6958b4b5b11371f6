namespace ExcelChat.Workbooks;

/// <summary>An Excel number format: what a value means (percent, currency, date) and how it is shown.</summary>
public sealed class NumberFormat
{
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

    /// <summary>The text that Excel shows for a value, whatever the culture of the machine.</summary>
    /// <param name="value">The typed value.</param>
    public string Display(CellValue value) => Kind == NumberFormatKind.General ? value.ToString() : value.Text;
}
