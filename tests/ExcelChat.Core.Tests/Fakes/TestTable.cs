using System.Globalization;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>
/// Tables written in a test as rows of objects: numbers, strings, booleans, <see cref="DateOnly"/>, null for a blank, a
/// <see cref="CellValue"/>, or a value with its number format.
/// </summary>
internal static class TestTable
{
    public static WorkbookIdentity Workbook { get; } = new(new string('0', 64), "test.xlsx", 10_000);

    /// <summary>A table whose header stands in row 1, column A, and whose rows follow. A first cell of "Total" makes a total row.</summary>
    public static Table Of(string name, string[] headers, params object?[][] rows)
    {
        var columns = headers.Select((header, c) => Column(header, c, [.. rows.Select(r => r[c])])).ToArray();
        var roles = rows.Select(r => r[0] is "Total" ? RowRole.Total : RowRole.Data).ToArray();
        return new()
        {
            Workbook = Workbook,
            Sheet = name,
            Name = name,
            Range = CellRange.Of(1, 1, rows.Length + 1, headers.Length),
            Columns = columns,
            Rows = new([.. Enumerable.Range(2, rows.Length)], roles),
            HeaderRows = 1,
        };
    }

    /// <summary>The same table with another type or unit of some columns, by their headers.</summary>
    public static Table With(Table table, params (string Header, ColumnType Type, string? Unit)[] changed) => new()
    {
        Workbook = table.Workbook,
        Sheet = table.Sheet,
        Name = table.Name,
        Range = table.Range,
        Columns = [.. table.Columns.Select(c => Array.Find(changed, change => change.Header == c.Name) is { Header: not null } change ? new(c.Name, c.SheetColumn, change.Type, c.Cells) { HeaderPath = c.HeaderPath, Unit = change.Unit } : c)],
        Rows = table.Rows,
        HeaderRows = table.HeaderRows,
    };

    public static CellValue Value(object? value) => value switch
    {
        null => CellValue.Blank,
        CellValue cell => cell,
        (var inner, string) => Value(inner),
        string text => CellValue.OfText(text),
        bool flag => CellValue.OfBoolean(flag),
        DateOnly day => CellValue.OfDate(day.ToDateTime(TimeOnly.MinValue).ToOADate()),
        IConvertible number => CellValue.OfNumber(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"No cell value for {value.GetType()}.", nameof(value)),
    };

    private static Column Column(string header, int index, object?[] values)
    {
        var builder = new ColumnCellsBuilder();
        foreach (var value in values)
        {
            builder.Add(Value(value), value is (_, string code) ? NumberFormat.Parse(code) : NumberFormat.General);
        }

        var type = values.FirstOrDefault(v => v is not null) switch
        {
            string or null => ColumnType.Text,
            bool => ColumnType.Boolean,
            DateOnly => ColumnType.Date,
            _ => ColumnType.Number,
        };
        return new(header, index + 1, type, builder.Build()) { HeaderPath = [header] };
    }
}
