using System.Collections.Frozen;

namespace ExcelChat.Workbooks.Csv;

/// <summary>Gives fields their types: numbers, dates, times, TRUE and FALSE, Excel's errors; all else is text. What was written is what is shown.</summary>
internal sealed class CsvValues(CsvDialect dialect)
{
    private const int LongestTyped = 40;

    private static readonly FrozenSet<string> Errors = FrozenSet.Create(
        StringComparer.Ordinal, "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA");

    private readonly CsvNumbers _numbers = new(dialect.DecimalComma);
    private readonly CsvDates _dates = new(dialect.DayFirst);

    public (CellValue Value, NumberFormat Format) Parse(string text)
    {
        var trimmed = text.Length <= LongestTyped ? text.Trim() : "";
        if (trimmed.Length == 0 || Type(trimmed) is not { } typed)
        {
            return (CellValue.OfText(text), NumberFormat.General);
        }

        var (value, format) = typed;
        return (value, format.Display(value) == text ? format : NumberFormat.Verbatim(text, format));
    }

    private (CellValue Value, NumberFormat Format)? Type(string text)
    {
        var first = text[0];
        if (char.IsAsciiDigit(first))
        {
            return _numbers.Parse(text) ?? _dates.Parse(text);
        }

        if (char.IsAsciiLetter(first))
        {
            return Boolean(text) ?? _dates.Parse(text);
        }

        return Errors.Contains(text) ? (CellValue.OfError(text), NumberFormat.General) : _numbers.Parse(text);
    }

    private static (CellValue, NumberFormat)? Boolean(string text)
    {
        var isTrue = text.Equals("TRUE", StringComparison.OrdinalIgnoreCase);
        return isTrue || text.Equals("FALSE", StringComparison.OrdinalIgnoreCase) ? (CellValue.OfBoolean(isTrue), NumberFormat.General) : null;
    }
}
