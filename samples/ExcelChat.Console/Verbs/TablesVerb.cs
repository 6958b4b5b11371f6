using System.CommandLine;
using ExcelChat.Console.Json;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>tables</c>: finds the tables of each workbook of a list and writes one JSON line for each.</summary>
internal static class TablesVerb
{
    public static Command Create()
    {
        var list = Arguments.Path("LIST", "A JSON array of objects with a \"file\", its path relative to the list.");
        var predictions = Arguments.Out("PREDICTIONS", "The file of JSON lines to write.");
        var command = new Command("tables", "Find the tables of every workbook of a list.") { list, predictions };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(list), result.GetRequiredValue(predictions), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string list, string predictions, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(list))!;
        var workbooks = await ListedWorkbook.ReadAsync(list, cancellationToken);
        await using var lines = new JsonLines<InspectedWorkbook>(predictions, InspectionJson.Default.InspectedWorkbook);
        var outcome = Cli.Success;
        foreach (var file in workbooks.Select(w => w.File).Distinct(StringComparer.Ordinal))
        {
            try
            {
                lines.Write(InspectedWorkbook.Brief(file, await Inspection.ReadTablesAsync(Path.Combine(root, file), password: null, cancellationToken)));
            }
            catch (ExcelChatException e)
            {
                outcome = await Cli.FailAsync(e.Message);
                lines.Write(new(file, []));
            }
        }

        return outcome;
    }
}
