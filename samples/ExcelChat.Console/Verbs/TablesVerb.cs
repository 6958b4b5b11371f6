using System.CommandLine;
using System.Text;
using System.Text.Json;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>tables</c>: finds the tables of each workbook of a list and writes one JSON line for each.</summary>
internal static class TablesVerb
{
    public static Command Create()
    {
        var list = new Argument<string>("LIST") { Description = "A JSON array of objects with a \"file\", its path relative to the list." };
        var predictions = new Option<string>("--out") { Description = "The file of JSON lines to write.", HelpName = "PREDICTIONS", Required = true };
        var command = new Command("tables", "Find the tables of every workbook of a list.") { list, predictions };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(list), result.GetRequiredValue(predictions), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string list, string predictions, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(list))!;
        var workbooks = JsonSerializer.Deserialize(await File.ReadAllTextAsync(list, cancellationToken), InspectionJson.Default.ListedWorkbookArray) ?? [];
        await using var lines = new StreamWriter(predictions, append: false, new UTF8Encoding(false));
        var failed = false;
        foreach (var file in workbooks.Select(w => w.File).Distinct(StringComparer.Ordinal))
        {
            var inspected = await InspectAsync(Path.Combine(root, file), cancellationToken);
            failed |= inspected is null;
            var line = new InspectedWorkbook(file, inspected?.Tables ?? []);
            await lines.WriteLineAsync(JsonSerializer.Serialize(line, InspectionJson.Default.InspectedWorkbook));
        }

        return failed ? 1 : 0;
    }

    private static async Task<InspectedWorkbook?> InspectAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await Inspection.ReadAsync(path, InspectedTable.Brief, cancellationToken);
        }
        catch (ExcelChatException e)
        {
            await System.Console.Error.WriteLineAsync(e.Message);
            return null;
        }
    }
}
