using System.Globalization;
using System.Text;
using ExcelChat.Answers;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>A chat over one small table, with a model that is asked every question.</summary>
internal static class StreamedChat
{
    public const string Question = "How much did all of it bring together?";
    public const string Plan = """{"op":"aggregate","input":{"op":"scan","table":"revenue"},"measures":[{"function":"Sum","column":"Revenue"}]}""";

    /// <summary>Reads an answer to its end; an answer that is not the model's, whole and unmarked, would make a figure mean nothing.</summary>
    public static async Task AskAsync(WorkbookChat chat, TimeSpan pause = default)
    {
        AnswerUpdate? last = null;
        await foreach (var update in chat.AskAsync(Question).ConfigureAwait(false))
        {
            last = update;
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause).ConfigureAwait(false);
            }
        }

        if (last is not CompletedUpdate { Answer: { Origin: AnswerOrigin.Model, ModelFault: null } answer } || answer.Text.Contains("not proved", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The answer is not the model's, as it wrote it.");
        }
    }

    public static async Task<WorkbookChat> CreateAsync(IChatClient model)
    {
        var chat = WorkbookChat.Create(b => b.UseChatClient(_ => model).UseModel(o => o.OfflineConfidence = 1));
        var rows = string.Concat(Enumerable.Range(1, 9).Select(i => string.Create(CultureInfo.InvariantCulture, $"Region {i},{10 * i}\n")));
        await chat.IngestAsync(WorkbookSource.FromBytes("revenue.csv", Encoding.UTF8.GetBytes($"Region,Revenue\n{rows}"))).ConfigureAwait(false);
        return chat;
    }
}
