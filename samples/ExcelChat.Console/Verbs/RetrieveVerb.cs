using System.CommandLine;
using ExcelChat.Console.Json;
using ExcelChat.Console.Ranking;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>retrieve</c>: indexes all workbooks of a file of questions together, ranks workbooks and cells for each question, and prints how often the right ones are found, beside plain BM25.</summary>
internal static class RetrieveVerb
{
    public static Command Create()
    {
        var questions = Arguments.Path("QUESTIONS", "JSON lines with id, file (relative to this file), question and, where known, cells.");
        var ranked = Arguments.Out("RANKED", "The file of JSON lines to write.");
        var store = IndexStore.Option();
        var command = new Command("retrieve", "Find the workbook and the cells of each question among all workbooks, and print recall beside that of plain BM25 over rows.") { questions, ranked, store };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(questions), result.GetRequiredValue(ranked), result.GetRequiredValue(store), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string questions, string ranked, string store, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var asked = await QuestionFile.ReadAsync(questions, cancellationToken);
        await using var chat = Formats.CreateChat(b => b.UseStore(store));
        await using var lines = new JsonLines<RankedQuestion>(ranked, AnswerJson.Default.RankedQuestion);
        var library = new Library(chat);
        var outcome = await AddAsync(library, root, asked.Select(q => q.File).Distinct(StringComparer.Ordinal), cancellationToken);
        var (ours, plain) = (new RecallOfAll(), new RecallOfAll());
        foreach (var question in asked)
        {
            var passages = await library.SearchAsync(question.Question, cancellationToken);
            lines.Write(RankedQuestion.Of(question.Id, passages));
            ours.Add(question, passages);
            plain.Add(question, library.Rows.Rank(question.Question));
        }

        System.Console.WriteLine($"{asked.Count} questions, {library.Files} workbooks");
        ours.Print("ExcelChat");
        plain.Print("BM25 over rows");
        return outcome;
    }

    private static async Task<int> AddAsync(Library library, string root, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var outcome = Cli.Success;
        foreach (var file in files)
        {
            try
            {
                await library.AddAsync(root, file, cancellationToken);
            }
            catch (ExcelChatException e)
            {
                outcome = await Cli.FailAsync(e.Message);
            }
        }

        return outcome;
    }
}
