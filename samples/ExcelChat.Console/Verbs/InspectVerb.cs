using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ExcelChat.Console.Json;
using Spectre.Console;

namespace ExcelChat.Console.Verbs;

/// <summary><c>inspect</c>: shows the tables that were found in a workbook.</summary>
internal static class InspectVerb
{
    public static Command Create()
    {
        var file = Arguments.File();
        var password = Arguments.Password();
        var json = Arguments.Json();
        var command = new Command("inspect", "Show the tables of a workbook: ranges, headers, columns, types, units and totals.") { file, password, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(file), result.GetValue(password), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? password, bool json, CancellationToken cancellationToken)
    {
        var workbook = await Inspection.ReadAsync(path, InspectedTable.Full, password, cancellationToken);
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(workbook, InspectionJson.Default.InspectedWorkbook));
        }
        else
        {
            Print(workbook);
        }

        return Cli.Success;
    }

    private static void Print(InspectedWorkbook workbook)
    {
        foreach (var sheet in workbook.Tables.GroupBy(table => table.Sheet))
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{sheet.Key}[/]");
            foreach (var table in sheet)
            {
                Print(table);
            }
        }

        if (workbook.Tables.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"{workbook.File} has no table.");
        }
    }

    private static void Print(InspectedTable table)
    {
        var confidence = table.Confidence!.Value.ToString("0.00", CultureInfo.InvariantCulture);
        AnsiConsole.MarkupLineInterpolated($"  [bold]{table.Range}[/]  header rows {table.HeaderRows}, header columns {table.HeaderColumns}, confidence {confidence}");
        if (table.Totals!.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"  totals in rows {string.Join(", ", table.Totals)}");
        }

        var columns = new Spectre.Console.Table().AddColumns("column", "type", "unit").Border(TableBorder.Simple);
        foreach (var column in table.Columns!)
        {
            columns.AddRow(new Text(column.Name), new Text(column.Type.ToString()), new Text(column.Unit ?? ""));
        }

        AnsiConsole.Write(columns);
    }
}
