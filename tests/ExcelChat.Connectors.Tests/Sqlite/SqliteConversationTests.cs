using ExcelChat.Answers;
using ExcelChat.Answers.Conversations;
using ExcelChat.Connectors.Sqlite;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Shared;
using Microsoft.Data.Sqlite;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteConversationTests : IDisposable
{
    private readonly SqliteTestStore _file = new();
    private readonly SqliteConversationStore _store;

    public SqliteConversationTests() => _store = new(_file.ConnectionString);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_conversation_goes_on_in_another_process_with_the_same_file()
    {
        string id;
        await using (var chat = await ChatAsync())
        {
            var first = chat.StartConversation(chat.Workbooks[0].Id);
            await first.AskAsync("What is the total revenue of North?", Cancel).ToAnswerAsync(Cancel);
            id = first.Id;
        }

        await using var later = await ChatAsync();
        var second = await later.ResumeConversationAsync(id, Cancel);
        var answer = await second!.AskAsync("and South?", Cancel).ToAnswerAsync(Cancel);

        Assert.Equal(50, Assert.Single(answer.Values).Value.Number);
        Assert.Equal("What is the total revenue of North?", second.Title);
        Assert.Equal(2, second.Turns.Count);
    }

    [Fact]
    public async Task What_was_kept_is_found_as_it_was()
    {
        var turn = new Turn("Was ist «wahr»?", "230 — 'so'")
        {
            Plan = new Aggregate(new Scan("t"), [new(AggregateFunction.Sum, "Umsatz")]),
            Confidence = 0.75,
            Cells = ["a.xlsx > 'Q1 \"x\"'!A1"],
            AnsweredAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        };
        var state = new ConversationState("c1") { Title = "T", WorkbookIds = ["w1", "w2"], Turns = [turn, new("Und?", "Nichts")], ChangedAt = turn.AnsweredAt };

        await _store.SaveAsync(state, Cancel);
        var found = await _store.FindAsync("c1", Cancel);

        Assert.Equal(ConversationJson.Write(state), ConversationJson.Write(found!));
        Assert.Equal(PlanJson.Write(turn.Plan), PlanJson.Write(found!.Turns[0].Plan!));
        Assert.Null(await _store.FindAsync("c2", Cancel));
    }

    [Fact]
    public async Task The_list_begins_with_the_last_and_a_deleted_one_is_gone()
    {
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var (id, days) in ((string, int)[])[("a", 1), ("b", 3), ("c", 2)])
        {
            await _store.SaveAsync(new(id) { ChangedAt = day.AddDays(days), Turns = [new("q", "a")] }, Cancel);
        }

        await _store.SaveAsync(new("a") { ChangedAt = day.AddDays(4) }, Cancel);
        Assert.True(await _store.DeleteAsync("c", Cancel));
        Assert.False(await _store.DeleteAsync("c", Cancel));

        var listed = await _store.ListAsync(Cancel).ToListAsync(Cancel);
        Assert.Equal(["a", "b"], listed.Select(state => state.Id));
        Assert.All(listed, state => Assert.Empty(state.Turns));
    }

    [Fact]
    public async Task A_file_that_is_no_database_says_so()
    {
        await File.WriteAllTextAsync(new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource, new string('x', 5_000), Cancel);

        var error = await Assert.ThrowsAsync<ExcelChatException>(() => _store.FindAsync("a", Cancel).AsTask());

        Assert.Contains("SQLite failed", error.Message, StringComparison.Ordinal);
    }

    private async Task<WorkbookChat> ChatAsync()
    {
        var chat = WorkbookChat.Create(b => b.UseSqlite(new SqliteConnectionStringBuilder(_file.ConnectionString).DataSource));
        await chat.IngestAsync(SmallBook.Sales(), cancellationToken: Cancel);
        return chat;
    }
}
