using System.CommandLine;
using System.Globalization;

namespace ExcelChat.Console.Verbs;

/// <summary><c>ingest</c>: takes files through the whole pipeline and says what came of each.</summary>
internal static class IngestVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The workbooks.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("ingest", "Read and index workbooks in memory, and print sheets, tables, chunks, failures and rates.") { files };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(files), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, CancellationToken cancellationToken)
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        var results = await Ingestion.RunAsync(chat, files, cancellationToken);
        foreach (var result in results)
        {
            var seconds = Math.Max(result.Duration.TotalSeconds, 1e-3);
            System.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Workbook.FileName}: {result.Sheets} sheets, {result.Tables} tables, {result.Rows:#,0} rows, {result.Chunks:#,0} chunks, {result.Failures.Count} failures in {seconds:0.00} s ({result.Rows / seconds:#,0} rows/s, {result.Chunks / seconds:#,0} chunks/s)"));
        }

        return results.Any(r => r.Failures.Count > 0) ? 1 : 0;
    }
}
