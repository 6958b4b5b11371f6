using ExcelChat.Indexing;
using Spectre.Console;

namespace ExcelChat.Console;

/// <summary>Ingests files, with a progress bar where a person watches.</summary>
internal static class Ingestion
{
    public static async Task<IReadOnlyList<IngestionResult>> RunAsync(WorkbookChat chat, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        if (System.Console.IsErrorRedirected)
        {
            return await IngestAsync(chat, files, _ => null, cancellationToken);
        }

        // Standard output is for results; the bar goes to standard error.
        var screen = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
        return await screen.Progress().AutoClear(true).StartAsync(bars => IngestAsync(chat, files, file => new Bar(bars.AddTask(Markup.Escape(Path.GetFileName(file)))), cancellationToken));
    }

    private static async Task<IReadOnlyList<IngestionResult>> IngestAsync(
        WorkbookChat chat, IReadOnlyList<string> files, Func<string, IProgress<IngestionProgress>?> progress, CancellationToken cancellationToken)
    {
        var results = new List<IngestionResult>();
        foreach (var file in files)
        {
            var result = await chat.IngestAsync(file, progress(file), cancellationToken);
            results.Add(result);
            foreach (var failure in result.Failures)
            {
                await System.Console.Error.WriteLineAsync($"Left out: {failure.Message}");
            }
        }

        return results;
    }

    private sealed class Bar(ProgressTask task) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => task.MaxValue(Math.Max(1, value.SheetCount)).Value(value.SheetsRead);
    }
}
