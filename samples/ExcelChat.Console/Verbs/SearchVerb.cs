using System.CommandLine;
using ExcelChat.Retrieval;

namespace ExcelChat.Console.Verbs;

/// <summary><c>search</c>: ingests files and prints the passages that fit a text best.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var words = Arguments.FilesAnd("TEXT", "the text to look for");
        var password = Arguments.Password();
        var store = IndexStore.Option();
        var top = new Option<int>("--top") { Description = "How many passages to print.", HelpName = "N", DefaultValueFactory = _ => 5 };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > RetrievalQuery.MostPassages)
            {
                result.AddError($"--top must be from 1 to {RetrievalQuery.MostPassages}.");
            }
        });
        var command = new Command("search", "Find passages by meaning and by words.") { words, password, store, top };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(words), result.GetValue(password), result.GetRequiredValue(store), result.GetValue(top), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, string? password, string store, int top, CancellationToken cancellationToken)
    {
        await using var chat = Formats.CreateChat(b => b.UseStore(store));
        var files = await Ingestion.RunAsync(chat, words[..^1], password, cancellationToken);
        foreach (var passage in await chat.SearchAsync(new() { Text = words[^1], Top = top, WorkbookIds = [.. files.Select(file => file.Workbook.Id)] }, cancellationToken))
        {
            PassagePrinter.Print(passage);
        }

        return Cli.Success;
    }
}
