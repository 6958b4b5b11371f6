using System.CommandLine;
using System.Globalization;
using ExcelChat.Indexing;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>ingest</c>: takes files through the whole pipeline and says what came of each.</summary>
internal static class IngestVerb
{
    public static Command Create()
    {
        var files = Arguments.Files();
        var password = Arguments.Password();
        var store = IndexStore.Option();
        var command = new Command("ingest", "Read and index workbooks, and print sheets, tables, chunks, failures and rates.") { files, password, store };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(files), result.GetValue(password), result.GetRequiredValue(store), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string? password, string store, CancellationToken cancellationToken)
    {
        await using var chat = Formats.CreateChat(b => b.UseStore(store));
        var outcome = Cli.Success;
        foreach (var file in files)
        {
            outcome = Math.Max(outcome, await IngestAsync(chat, file, password, cancellationToken));
        }

        return outcome;
    }

    private static async Task<int> IngestAsync(WorkbookChat chat, string file, string? password, CancellationToken cancellationToken)
    {
        try
        {
            var result = (await Ingestion.RunAsync(chat, [file], password, cancellationToken))[0];
            Print(result);
            return result.Failures.Count > 0 ? Cli.Failure : Cli.Success;
        }
        catch (ExcelChatException e)
        {
            return await Cli.FailAsync(e.Message);
        }
    }

    private static void Print(IngestionResult result)
    {
        var seconds = Math.Max(result.Duration.TotalSeconds, 1e-3);
        System.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Workbook.FileName}: {result.Sheets} sheets, {result.Tables} tables, {result.Rows:#,0} rows, {result.Chunks:#,0} chunks, {result.NewChunks:#,0} new, {result.Failures.Count} failures in {seconds:0.00} s ({result.Rows / seconds:#,0} rows/s, {result.Chunks / seconds:#,0} chunks/s)"));
    }
}
