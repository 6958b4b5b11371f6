using System.Globalization;
using System.Security;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>Workbooks written in a test as sheets of rows of strings and numbers, from A1; null is an empty cell.</summary>
internal static class SmallBook
{
    public static object?[][] SalesRows { get; } =
    [
        ["Region", "Product", "Revenue"],
        ["North", "Tent", 200],
        ["South", "Stove", 50],
        ["North", "Stove", 30],
        ["East", "Lamp", 75],
    ];

    /// <summary>One sheet, Sales, of four orders: 230 of the North, 355 in all.</summary>
    public static WorkbookSource Sales(string name = "sales.xlsx") => Of(name, ("Sales", SalesRows));

    public static WorkbookSource Of(string name, params (string Sheet, object?[][] Rows)[] sheets)
        => sheets.Aggregate(new WorkbookBuilder(), (book, sheet) => book.Sheet(sheet.Sheet, Rows(sheet.Rows))).Build(name);

    public static string Rows(object?[][] rows) => string.Concat(rows.Select(row => $"<row>{string.Concat(row.Select(Cell))}</row>"));

    private static string Cell(object? value) => value switch
    {
        null => "<c/>",
        string text => $"<c t='str'><v>{SecurityElement.Escape(text)}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c><v>{value}</v></c>"),
    };
}
