using System.CommandLine;
using System.Globalization;

namespace ExcelChat.Console.Verbs;

/// <summary><c>search</c>: ingests files and prints the passages that fit a text best.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var words = new Argument<string[]>("FILE... TEXT") { Description = "The workbooks, and last the text to look for.", Arity = new(2, 100) };
        var top = new Option<int>("--top") { Description = "How many passages to print.", DefaultValueFactory = _ => 5 };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--top must be at least 1.");
            }
        });
        var command = new Command("search", "Find passages by meaning and by words.") { words, top };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(words), result.GetValue(top), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, int top, CancellationToken cancellationToken)
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        await Ingestion.RunAsync(chat, words[..^1], cancellationToken);
        foreach (var passage in await chat.SearchAsync(words[^1], top, cancellationToken))
        {
            System.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{passage.Score:0.0000}  {passage.FileName} > {passage.Sheet}!{passage.Range}  [{passage.Kind}]"));
            System.Console.WriteLine($"        {passage.Snippet.ReplaceLineEndings("\n        ")}");
        }

        return 0;
    }
}
