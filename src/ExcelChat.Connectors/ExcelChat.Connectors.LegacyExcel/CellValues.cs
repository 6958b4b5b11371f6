using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>Typed values as the binary formats store them.</summary>
internal static class CellValues
{
    /// <summary>The days between Excel's two date systems (ECMA-376 part 1, 18.17.4.1).</summary>
    private const double DaysTo1904 = 1462;

    /// <summary>A number, or the date or time that its format makes of it.</summary>
    public static CellValue Number(double number, NumberFormat format, bool date1904)
    {
        if (!double.IsFinite(number))
        {
            return CellValue.OfError("#NUM!");
        }

        return format.Kind switch
        {
            NumberFormatKind.Date or NumberFormatKind.DateTime => CellValue.OfDate(date1904 ? number + DaysTo1904 : number),
            NumberFormatKind.Time or NumberFormatKind.Duration => CellValue.OfTime(number),
            _ => CellValue.OfNumber(number),
        };
    }

    /// <summary>An error by its number ([MS-XLS] 2.5.10); an unknown one is kept as such.</summary>
    public static CellValue Error(byte code) => CellValue.OfError(code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    });

    /// <summary>A number in the four bytes of an RK ([MS-XLS] 2.5.217): the upper 30 bits of a double or an integer, perhaps a hundredth of it.</summary>
    public static double Rk(int bits)
    {
        var number = (bits & 2) != 0 ? bits >> 2 : BitConverter.Int64BitsToDouble((long)(bits & ~3) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }
}
