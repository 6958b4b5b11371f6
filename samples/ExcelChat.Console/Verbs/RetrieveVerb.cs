using System.CommandLine;
using ExcelChat.Console.Json;
using ExcelChat.Retrieval;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>retrieve</c>: indexes all workbooks of a file of questions together and ranks workbooks and cells for each question.</summary>
internal static class RetrieveVerb
{
    private const int Passages = 50;

    public static Command Create()
    {
        var questions = Arguments.Path("QUESTIONS", "JSON lines with id, file (relative to this file) and question.");
        var ranked = Arguments.Out("RANKED", "The file of JSON lines to write.");
        var command = new Command("retrieve", "Find the workbook and the cells of each question among all workbooks, for scoring.") { questions, ranked };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(questions), result.GetRequiredValue(ranked), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string questions, string ranked, CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var asked = await QuestionFile.ReadAsync(questions, cancellationToken);
        await using var chat = Formats.CreateChat(b => b.UseInMemoryVectorStore());
        await using var lines = new JsonLines<RankedQuestion>(ranked, AnswerJson.Default.RankedQuestion);
        var (files, outcome) = await IngestAsync(chat, root, asked.Select(q => q.File).Distinct(StringComparer.Ordinal), cancellationToken);
        foreach (var question in asked)
        {
            lines.Write(Rank(question, await chat.SearchAsync(question.Question, Passages, cancellationToken), files));
        }

        return outcome;
    }

    // The same bytes may lie under several names; each name is ranked.
    private static async Task<(ILookup<string, string> Files, int Outcome)> IngestAsync(
        WorkbookChat chat, string root, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var ingested = new List<(string Id, string File)>();
        var outcome = Cli.Success;
        foreach (var file in files)
        {
            try
            {
                ingested.Add(((await chat.IngestAsync(Path.Combine(root, file), cancellationToken: cancellationToken)).Workbook.Id, file));
            }
            catch (ExcelChatException e)
            {
                outcome = await Cli.FailAsync(e.Message);
            }
        }

        return (ingested.ToLookup(f => f.Id, f => f.File, StringComparer.Ordinal), outcome);
    }

    private static RankedQuestion Rank(AskedQuestion question, IReadOnlyList<Passage> passages, ILookup<string, string> files)
        => new(
            question.Id,
            [.. passages.SelectMany(p => files[p.WorkbookId]).Distinct(StringComparer.Ordinal)],
            [.. passages.Select(p => $"{p.FileName}|{p.Sheet}!{p.Range}")]);
}
