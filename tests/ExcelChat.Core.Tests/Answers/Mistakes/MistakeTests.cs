using ExcelChat.Answers;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;
using static ExcelChat.Core.Tests.Fakes.ScriptedModel;

namespace ExcelChat.Core.Tests.Answers.Mistakes;

/// <summary>A model computes and then writes, from the question to the answer that a reader sees.</summary>
public sealed class MistakeTests
{
    private const string Question = "What can you tell of the deliveries?";

    [Fact]
    public async Task Of_a_hundred_mistakes_none_reaches_a_reader_whether_it_streams_or_not()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var deliveries = new Deliveries(seed);
            var said = Mistaken.Of(deliveries, seed);

            var (answer, whole) = await AskAsync(deliveries, said, seed);

            Assert.False(said.Wrong.Any(wrong => Holds(answer.Text, wrong)), $"seed {seed}, {said} became: {answer.Text}");
            Assert.True(answer.Values.All(value => value.Value.Kind != CellKind.Number || value.Value.Number < 1 || answer.Text.Contains(Said.In(Math.Floor(value.Value.Number), "#,0"), StringComparison.Ordinal)), $"seed {seed}, {said} lost what was computed: {answer.Text}");
            Assert.True(answer.Notes.Any(note => note.Contains("replaced", StringComparison.Ordinal) || note.StartsWith("Struck", StringComparison.Ordinal)), $"seed {seed}, {said}: nobody says that something was wrong");
            Assert.Equal(answer.Text, whole);
        }
    }

    [Fact]
    public async Task Of_a_hundred_right_answers_none_loses_a_letter_whether_it_streams_or_not()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var deliveries = new Deliveries(seed);
            var said = Unmistaken.Of(deliveries, seed);

            var (answer, whole) = await AskAsync(deliveries, said, seed);

            Assert.True(answer.Unmarked() == said.Text && answer.Markers.Count > 0, $"seed {seed}, {said} became: {answer.Text}");
            Assert.Equal(answer.Text, whole);
        }
    }

    [Fact]
    public async Task A_figure_of_an_earlier_turn_proves_nothing_now()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var deliveries = new Deliveries(seed);
            var (first, second) = (deliveries.RevenueOf(deliveries.Region), deliveries.RevenueOf(deliveries.Other));
            var model = new ScriptedModel(
                Runs(Said.Sum(deliveries.Region)),
                Says($"It is {Said.In(first, "#,0.00")} EUR."),
                Runs(Said.Sum(deliveries.Other)),
                Says($"It is still {Said.In(first, "#,0.00")} EUR."));
            await using var chat = await ChatAsync(deliveries, model);
            var conversation = chat.StartConversation();

            await conversation.AskAsync(Question, TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);
            var answer = await conversation.AskAsync("Tell me of the others too, please", TestContext.Current.CancellationToken).ToAnswerAsync(TestContext.Current.CancellationToken);

            Assert.DoesNotContain(Said.In(first, "#,0.00"), answer.Text, StringComparison.Ordinal);
            Assert.Contains(Said.In(second, "#,0.##"), answer.Text, StringComparison.Ordinal);
        }
    }

    private static bool Holds(string text, string wrong)
    {
        var at = text.IndexOf(wrong, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(wrong[0]))
            && (at + wrong.Length == text.Length || !char.IsLetterOrDigit(text[at + wrong.Length]) || !char.IsAsciiDigit(wrong[^1]));
    }

    // The same model is asked for updates, and for one response through a pipeline of chat clients.
    private static async Task<(Answer Answer, string Whole)> AskAsync(Deliveries deliveries, Said said, int seed)
    {
        await using var chat = await ChatAsync(deliveries, Model(said, seed));
        var updates = await chat.AskAsync(Question, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var answer = ((CompletedUpdate)updates[^1]).Answer;
        Assert.Equal(answer.Text, string.Concat(updates.OfType<TextUpdate>().Select(update => update.Text)));
        using var client = Model(said, seed + 1).AsBuilder().UseExcelChat(chat).Build();
        return (answer, (await client.GetResponseAsync(Question, cancellationToken: TestContext.Current.CancellationToken)).Text);
    }

    private static ScriptedModel Model(Said said, int seed)
    {
        var random = new Random(seed);
        return new([.. said.Plans.Select(Runs), Says([.. said.Text.Chunk(1 + random.Next(9)).Select(piece => new string(piece))])]);
    }

    private static async Task<WorkbookChat> ChatAsync(Deliveries deliveries, IChatClient model)
    {
        var chat = WorkbookChat.Create(b => b.UseChatClient(_ => model).UseModel(o => o.OfflineConfidence = 1).UseResilience(o => o.Chat = o.Chat with { Retries = 0 }));
        await chat.IngestAsync(deliveries.Source, cancellationToken: TestContext.Current.CancellationToken);
        return chat;
    }
}
