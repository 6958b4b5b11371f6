using System.Globalization;
using System.Security;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Formulas;

/// <summary>Workbooks of formulas without stored results, and what becomes of them.</summary>
internal static class FormulaBook
{
    /// <summary>Rows from A1: text that begins with = is a formula without a result, null an empty cell.</summary>
    public static string Rows(params object?[][] rows) => string.Concat(rows.Select(row => $"<row>{string.Concat(row.Select(Cell))}</row>"));

    public static WorkbookSource Of(params object?[][] rows) => new WorkbookBuilder().Sheet("S", Rows(rows)).Build();

    /// <summary>The value of a formula that stands right of everything, in Z1, as the invariant text of its value; "?" when it has none.</summary>
    public static async Task<string> ValueAsync(string formula, params object?[][] rows)
    {
        var source = new WorkbookBuilder().Sheet("S", Rows(rows)).Sheet("F", $"<row r='1'><c r='Z1'><f>{SecurityElement.Escape(Qualified(formula))}</f></c></row>").Build();
        return Show((await WorkbookText.CellsAsync(source, sheet: 1)).Single());
    }

    public static string Show(Cell cell) => !cell.IsComputed ? "?" : cell.Value.Kind == CellKind.Text ? $"'{cell.Value}'" : cell.Value.IsBlank ? "''" : cell.Value.ToString();

    // In a test A1 is a cell of the sheet with the rows; the formula itself stands on another one.
    private static string Qualified(string formula) => formula.Replace("@", "S!", StringComparison.Ordinal);

    private static string Cell(object? value) => value switch
    {
        null => "<c/>",
        bool truth => $"<c t='b'><v>{(truth ? 1 : 0)}</v></c>",
        string { Length: > 0 } text when text[0] == '=' => $"<c><f>{SecurityElement.Escape(text[1..])}</f></c>",
        string { Length: > 0 } text when text[0] == '#' => $"<c t='e'><v>{text}</v></c>",
        string text => $"<c t='str'><v>{SecurityElement.Escape(text)}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c><v>{value}</v></c>"),
    };
}
