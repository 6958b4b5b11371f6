using System.Text.Json;
using ExcelChat.Shared;

namespace ExcelChat.Console.Json;

/// <summary>An entry of a list of workbooks: a JSON array of objects with <c>file</c>, relative to the list.</summary>
internal sealed record ListedWorkbook(string File)
{
    public static async Task<IReadOnlyList<ListedWorkbook>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var list = JsonSerializer.Deserialize(await System.IO.File.ReadAllTextAsync(path, cancellationToken), InspectionJson.Default.ListedWorkbookArray);
            return list is not null && list.All(workbook => workbook is { File: not null })
                ? list
                : throw new ExcelChatException($"{path}: expected an array of objects with \"file\".");
        }
        catch (JsonException e)
        {
            throw new ExcelChatException($"{path}: {e.Message}", e);
        }
    }
}
