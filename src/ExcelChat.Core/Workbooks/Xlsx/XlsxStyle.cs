namespace ExcelChat.Workbooks.Xlsx;

/// <summary>A cell style, as far as it says what a stored number means.</summary>
internal readonly struct XlsxStyle
{
    /// <summary>The days between Excel's two date systems (ECMA-376 part 1, 18.17.4.1).</summary>
    private const double DaysTo1904 = 1462;

    /// <param name="format">The number format.</param>
    /// <param name="date1904">Whether the workbook's dates count from 1904.</param>
    public XlsxStyle(NumberFormat format, bool date1904)
    {
        Format = format;
        Kind = format.Kind switch
        {
            NumberFormatKind.Date or NumberFormatKind.DateTime => CellKind.Date,
            NumberFormatKind.Time or NumberFormatKind.Duration => CellKind.Time,
            _ => CellKind.Number,
        };
        Shift = date1904 && Kind == CellKind.Date ? DaysTo1904 : 0;
    }

    /// <summary>The number format.</summary>
    public NumberFormat Format { get; }

    /// <summary>What a number is under that format.</summary>
    public CellKind Kind { get; }

    /// <summary>What turns a stored number into one of the 1900 system.</summary>
    public double Shift { get; }

    /// <summary>A stored number as the value that it stands for.</summary>
    public CellValue Value(double number) => new(Kind, number + Shift, null);
}
