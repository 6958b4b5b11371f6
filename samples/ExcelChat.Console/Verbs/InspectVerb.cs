using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ExcelChat.Console.Json;
using ExcelChat.Tables;
using ExcelChat.Tables.Relations;
using Spectre.Console;
using Table = ExcelChat.Tables.Table;

namespace ExcelChat.Console.Verbs;

/// <summary><c>inspect</c>: shows the tables that were found in a workbook.</summary>
internal static class InspectVerb
{
    private const int WideLine = 200;
    private const int MaxRelations = 20;

    public static Command Create()
    {
        var file = Arguments.File();
        var password = Arguments.Password();
        var json = Arguments.Json();
        var command = new Command("inspect", "Show the tables of a workbook: where they lie, their headers and totals, what their columns hold, and what they have to do with each other.") { file, password, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(file), result.GetValue(password), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? password, bool json, CancellationToken cancellationToken)
    {
        var tables = await Inspection.ReadTablesAsync(path, password, cancellationToken);
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(InspectedWorkbook.Full(path, tables), InspectionJson.Default.InspectedWorkbook));
            return Cli.Success;
        }

        if (System.Console.IsOutputRedirected)
        {
            // There is no edge at which lines would have to break.
            AnsiConsole.Profile.Width = WideLine;
        }

        PrintAll(path, tables);
        return Cli.Success;
    }

    private static void PrintAll(string path, List<Table> tables)
    {
        foreach (var sheet in tables.GroupBy(table => table.Sheet))
        {
            Print(sheet.Key, [.. sheet]);
        }

        if (tables.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"{path} has no table.");
        }

        foreach (var relation in TableRelations.Find(tables).Take(MaxRelations))
        {
            AnsiConsole.MarkupLineInterpolated($"{RelationWriter.Describe(relation)}, confidence {relation.Confidence.ToString("0.00", CultureInfo.InvariantCulture)}");
        }
    }

    private static void Print(string sheet, List<Table> tables)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{sheet}[/]   # header   | row labels   . values   = totals   - headings and notes");
        foreach (var line in SheetPicture.Draw(tables))
        {
            AnsiConsole.WriteLine(line);
        }

        tables.ForEach(Print);
    }

    private static void Print(Table table)
    {
        var confidence = table.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        AnsiConsole.MarkupLineInterpolated($"  [bold]{table.Range}[/]  {table.Title ?? table.Name}");
        AnsiConsole.MarkupLineInterpolated($"  {table.Kind}, header rows {table.HeaderRows}, header columns {table.HeaderColumns}, confidence {confidence}");
        foreach (var reason in table.Reasons)
        {
            AnsiConsole.MarkupLineInterpolated($"    {reason}");
        }

        foreach (var roles in Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows.Role(row) != RowRole.Data).GroupBy(table.Rows.Role))
        {
            AnsiConsole.MarkupLineInterpolated($"  {roles.Key} in rows {string.Join(", ", roles.Select(table.Rows.SheetRow))}");
        }

        ProfilePrinter.Print(table.Profile);
    }
}
