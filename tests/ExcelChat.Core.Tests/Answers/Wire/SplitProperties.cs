using System.ClientModel.Primitives;
using ExcelChat.Answers;
using ExcelChat.Core.Tests.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>However a network cuts the bytes of a model's answer, the answer is the same.</summary>
public sealed class SplitProperties
{
    private const string Text = "Größe: 230 – von der Region “North” 🙂.";
    private static readonly byte[] Runs = Whole(WireAnswer.Runs(WorkbookToolTests.SumOf("North"), piece: 120));
    private static readonly byte[] Says = Whole(WireAnswer.Says("Grö", "ße: 2", "30 – von der", " Region “North” 🙂."));

    [Fact]
    public async Task Cut_at_any_byte_it_is_the_same_answer()
    {
        await using var wires = new Wires();
        await using var chat = await ChatAsync(wires);

        // Four cuts a question, far from each other, so that every byte has its turn soon.
        var quarter = (Math.Max(Runs.Length, Says.Length) / 4) + 1;
        for (var at = 1; at <= quarter; at++)
        {
            var answer = await AskAsync(chat, wires, [at, at + quarter, at + (2 * quarter), at + (3 * quarter)]);
            Assert.True(answer == $"{Text} 230", $"at {at} and every {quarter} bytes on: {answer}");
        }
    }

    [Fact]
    public async Task Byte_by_byte_it_is_the_same_answer()
    {
        await using var wires = new Wires();
        await using var chat = await ChatAsync(wires);

        Assert.Equal($"{Text} 230", await AskAsync(chat, wires, [.. Enumerable.Range(1, Math.Max(Runs.Length, Says.Length))]));
    }

    [Property(MaxTest = 100)]
    public async Task Cut_anywhere_it_is_the_same_answer(ushort[] cuts)
    {
        await using var wires = new Wires();
        await using var chat = await ChatAsync(wires);

        Assert.Equal($"{Text} 230", await AskAsync(chat, wires, [.. cuts.Select(cut => 1 + (cut % Math.Max(Runs.Length, Says.Length))).Order()]));
    }

    private static Task<WorkbookChat> ChatAsync(Wires wires) => WireTests.ChatAsync(new("http://model.test/v1"), wires.Transport);

    private static async Task<string> AskAsync(WorkbookChat chat, Wires wires, int[] cuts)
    {
        wires.Cuts = cuts;
        var answer = await chat.AskAsync("How much revenue did the North bring?").ToAnswerAsync();
        return $"{answer.Unmarked()} {string.Join(' ', answer.Values.Select(value => value.Text))}{answer.ModelFault}";
    }

    private static byte[] Whole(WireAnswer answer) => [.. answer.Bytes().SelectMany(piece => piece)];

    /// <summary>Connections that play a call of the tool and the text, turn by turn.</summary>
    private sealed class Wires : IAsyncDisposable
    {
        private readonly SocketsHttpHandler _handler = new();
        private readonly HttpClient _client;
        private int _connections;

        public Wires()
        {
            _handler.ConnectCallback = (_, _) => new(new SplitWire(_connections++ % 2 == 0 ? Runs : Says, Cuts));
            _client = new(_handler);
            Transport = new HttpClientPipelineTransport(_client);
        }

        public int[] Cuts { get; set; } = [];

        public HttpClientPipelineTransport Transport { get; }

        public ValueTask DisposeAsync()
        {
            Transport.Dispose();
            _client.Dispose();
            _handler.Dispose();
            return default;
        }
    }
}
