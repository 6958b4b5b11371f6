using System.Globalization;
using System.Text.RegularExpressions;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>A sheet as <c>dump</c> wrote it: what each cell shows, and nothing that the library made of it.</summary>
internal sealed partial class SheetText
{
    private readonly string[][] _rows;

    private SheetText(string[][] rows) => _rows = rows;

    /// <summary>The row numbers from a first row to the last of the sheet.</summary>
    public IEnumerable<int> RowsFrom(int first) => Enumerable.Range(first, _rows.Length - first + 1);

    /// <summary>What a cell shows; empty where nothing is.</summary>
    public string this[char column, int row] => _rows[row - 1].ElementAtOrDefault(column - 'A') ?? "";

    /// <summary>The number that a text shows, without separators and signs of currency.</summary>
    public static decimal Number(string text) => decimal.Parse(NotOfANumber().Replace(text, ""), CultureInfo.InvariantCulture);

    public decimal Number(char column, int row) => Number(this[column, row]);

    /// <summary>Dumps the first sheet of a workbook.</summary>
    public static async Task<SheetText> DumpAsync(string workbook)
    {
        using TempFolder folder = new();
        Run run = await Excelchat.RunAsync("dump", workbook, "--out", folder["out"]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
        string csv = await File.ReadAllTextAsync(folder[$"out/{Path.GetFileName(workbook)}.0.csv"], TestContext.Current.CancellationToken);
        return new([.. csv.TrimEnd().Split("\r\n").Select(Fields)]);
    }

    // The samples have no line breaks and no quotes in cells.
    private static string[] Fields(string line) => [.. Comma().Split(line).Select(field => field.Trim('"'))];

    // A comma with an even number of quotes after it.
    [GeneratedRegex(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")]
    private static partial Regex Comma();

    [GeneratedRegex("[^0-9.-]")]
    private static partial Regex NotOfANumber();
}
