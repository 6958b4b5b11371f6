using System.Globalization;
using System.Text;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;

namespace ExcelChat.Benchmarks.Streams;

/// <summary>A chat over one small table, with a model that is asked every question.</summary>
internal static class StreamedChat
{
    public const string Question = "How much did all of it bring together?";
    public const string Table = "revenue";

    public static async Task<WorkbookChat> CreateAsync(IChatClient model)
    {
        var chat = WorkbookChat.Create(b => b.UseChatClient(_ => model).UseModel(o => o.OfflineConfidence = 1));
        var rows = string.Concat(Enumerable.Range(1, 9).Select(i => string.Create(CultureInfo.InvariantCulture, $"Region {i},{10 * i}\n")));
        await chat.IngestAsync(WorkbookSource.FromBytes($"{Table}.csv", Encoding.UTF8.GetBytes($"Region,Revenue\n{rows}"))).ConfigureAwait(false);
        return chat;
    }
}
