using System.CommandLine;
using System.Text;
using System.Text.Json;
using ExcelChat.Retrieval;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>retrieve</c>: indexes all workbooks of a file of questions together and ranks workbooks and cells for each question.</summary>
internal static class RetrieveVerb
{
    private const int Passages = 50;

    public static Command Create()
    {
        var questions = new Argument<string>("QUESTIONS") { Description = "JSON lines with id, file (relative to this file) and question." };
        var ranked = new Option<string>("--out") { Description = "The file of JSON lines to write.", HelpName = "RANKED", Required = true };
        var command = new Command("retrieve", "Find the workbook and the cells of each question among all workbooks, for scoring.") { questions, ranked };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(questions), result.GetRequiredValue(ranked), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string questions, string ranked, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var asked = await Questions.ReadAsync(questions, cancellationToken);
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore());
        var files = await IngestAsync(chat, root, asked, cancellationToken);
        await using var lines = new StreamWriter(ranked, append: false, new UTF8Encoding(false));
        foreach (var question in asked.Where(q => q.Question.Length > 0))
        {
            var passages = await chat.SearchAsync(question.Question, Passages, cancellationToken);
            await lines.WriteLineAsync(JsonSerializer.Serialize(Rank(question, passages, files), AnsweredJson.Default.RankedQuestion));
        }

        return 0;
    }

    // The same bytes may lie under several names; each name is ranked.
    private static async Task<ILookup<string, string>> IngestAsync(WorkbookChat chat, string root, IReadOnlyList<AskedQuestion> asked, CancellationToken cancellationToken)
    {
        var files = new List<(string Id, string File)>();
        foreach (var file in asked.Select(q => q.File).Distinct(StringComparer.Ordinal))
        {
            try
            {
                files.Add(((await chat.IngestAsync(Path.Combine(root, file), cancellationToken: cancellationToken)).Workbook.Id, file));
            }
            catch (ExcelChatException e)
            {
                await System.Console.Error.WriteLineAsync(e.Message);
            }
        }

        return files.ToLookup(f => f.Id, f => f.File, StringComparer.Ordinal);
    }

    private static RankedQuestion Rank(AskedQuestion question, IReadOnlyList<Passage> passages, ILookup<string, string> files)
        => new(
            question.Id,
            [.. passages.SelectMany(p => files[p.WorkbookId]).Distinct(StringComparer.Ordinal)],
            [.. passages.Select(p => $"{p.FileName}|{p.Sheet}!{p.Range}")]);
}
