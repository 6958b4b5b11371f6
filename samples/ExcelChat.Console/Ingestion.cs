using ExcelChat.Indexing;
using ExcelChat.Workbooks;
using Spectre.Console;

namespace ExcelChat.Console;

/// <summary>Ingests files, with a progress bar where a person watches.</summary>
internal static class Ingestion
{
    /// <summary>Ingests all files or none: an answer over fewer files than were named would answer another question.</summary>
    public static async Task<IReadOnlyList<IngestionResult>> RunAsync(
        WorkbookChat chat, IReadOnlyList<string> files, string? password, CancellationToken cancellationToken)
    {
        var sources = files.Select(file => WorkbookSource.FromFile(file).WithPassword(password)).ToList();
        var results = System.Console.IsErrorRedirected
            ? await IngestAsync(chat, sources, _ => null, cancellationToken)
            : await Screen().StartAsync(bars => IngestAsync(chat, sources, file => new Bar(bars.AddTask(Markup.Escape(Path.GetFileName(file)))), cancellationToken));
        foreach (var failure in results.SelectMany(result => result.Failures))
        {
            await Cli.FailAsync($"Left out: {failure.Message}");
        }

        return results;
    }

    // Standard output is for results.
    private static Progress Screen() => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) }).Progress().AutoClear(true);

    private static async Task<IReadOnlyList<IngestionResult>> IngestAsync(
        WorkbookChat chat, IReadOnlyList<WorkbookSource> files, Func<string, IProgress<IngestionProgress>?> progress, CancellationToken cancellationToken)
    {
        var results = new List<IngestionResult>();
        foreach (var file in files)
        {
            results.Add(await chat.IngestAsync(file, progress(file.Name), cancellationToken));
        }

        return results;
    }

    private sealed class Bar(ProgressTask task) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => task.MaxValue(Math.Max(1, value.SheetCount)).Value(value.SheetsRead);
    }
}
