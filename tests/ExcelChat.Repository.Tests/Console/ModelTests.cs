using System.Text.Json;
using ExcelChat.Core.Tests.Answers.Wire;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>The console with a chat model that the environment names.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task An_endpoint_that_speaks_as_OpenAI_does_plans_and_phrases()
    {
        await using LoopbackModel model = new(ConsoleModel.Turns);

        JsonElement answer = Excelchat.Json(await Excelchat.WithModelAsync(ConsoleModel.OpenAi(model.Address), "ask", Excelchat.Staff, ConsoleModel.Question, "--json"));

        Assert.Equal(ConsoleModel.Marked, answer.GetProperty("text").GetString());
        Assert.Equal(120, Assert.Single(answer.GetProperty("answers").EnumerateArray()).GetDouble());
        Assert.Equal("model", answer.GetProperty("origin").GetString());
        Assert.All(model.Requests, request => Assert.Contains($"Authorization: Bearer {ConsoleModel.Key}", request.Head, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("loopback", model.Requests[0].Body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Ollama_does_too()
    {
        await using LoopbackModel model = new(
            ConsoleModel.Lines(
                """{"model":"loop:back","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"run_plan","arguments":{"plan":PLAN}}}]},"done":false}""".Replace("PLAN", ConsoleModel.Plan, StringComparison.Ordinal),
                """{"model":"loop:back","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":3}"""),
            ConsoleModel.Lines(
                """{"model":"loop:back","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"Es sind 120."},"done":false}""",
                """{"model":"loop:back","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":3}"""));

        JsonElement answer = Excelchat.Json(await Excelchat.WithModelAsync(ConsoleModel.Ollama(model.Address), "ask", Excelchat.Staff, ConsoleModel.Question, "--json"));

        Assert.Equal((ConsoleModel.Marked, "model"), (answer.GetProperty("text").GetString(), answer.GetProperty("origin").GetString()));
        Assert.StartsWith("POST /api/chat ", model.Requests[0].Head, StringComparison.Ordinal);
        Assert.Equal("loop:back", model.Requests[0].Body.GetProperty("model").GetString());
        Assert.Equal(16_384, model.Requests[0].Body.GetProperty("options").GetProperty("num_ctx").GetInt32());
    }

    [Fact]
    public async Task Ollama_is_told_what_a_plan_is_made_of()
    {
        await using LoopbackModel model = new(ConsoleModel.Lines("""{"model":"loop:back","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"Hm."},"done":true,"done_reason":"stop"}"""));

        await Excelchat.WithModelAsync(ConsoleModel.Ollama(model.Address), "ask", Excelchat.Staff, ConsoleModel.Question, "--json");

        JsonElement tool = model.Requests[0].Body.GetProperty("tools").EnumerateArray().Select(sent => sent.GetProperty("function")).Single(sent => sent.GetProperty("name").GetString() == "run_plan");
        JsonElement plan = tool.GetProperty("parameters").GetProperty("properties").GetProperty("plan");
        string grammar = plan.GetProperty("description").GetString()!;
        Assert.Equal("object", plan.GetProperty("type").GetString());
        Assert.Contains("Filter={op:\"filter\",input:Plan,where:Predicate}", grammar, StringComparison.Ordinal);
        Assert.Contains("function:Count|CountDistinct|Sum|", grammar, StringComparison.Ordinal);
        Assert.InRange(grammar.Length, 1_000, 5_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_cannot_be_reached_leaves_the_offline_answer_and_a_notice(bool ollama)
    {
        LoopbackModel model = new(ConsoleModel.Turns);
        await model.DisposeAsync();

        Run run = await Excelchat.WithModelAsync(ollama ? ConsoleModel.Ollama(model.Address) : ConsoleModel.OpenAi(model.Address), "ask", Excelchat.Staff, ConsoleModel.Question);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("The chat model could not be reached; this is the offline answer.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task A_rate_limit_is_waited_for_as_long_as_it_says(string retryAfter)
    {
        await using LoopbackModel model = new([WireAnswer.Error(429, "rate_limit_exceeded", "Slow down.", $"Retry-After: {retryAfter}"), .. ConsoleModel.Turns]);

        JsonElement answer = Excelchat.Json(await Excelchat.WithModelAsync(ConsoleModel.OpenAi(model.Address), "ask", Excelchat.Staff, ConsoleModel.Question, "--json"));

        Assert.Equal("model", answer.GetProperty("origin").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("modelFault").ValueKind);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task A_sure_answer_asks_no_model_and_a_key_alone_chooses_none()
    {
        await using LoopbackModel model = new(ConsoleModel.Turns);
        Dictionary<string, string> environment = ConsoleModel.OpenAi(model.Address);

        Run sure = await Excelchat.WithModelAsync(environment, "ask", Excelchat.Staff, "What is the salary of Ada Almgren?");
        Run keyAlone = await Excelchat.WithModelAsync(environment.Where(variable => variable.Key != "EXCELCHAT_MODEL"), "ask", Excelchat.Staff, ConsoleModel.Question);

        Assert.Contains("110,000.00", sure.Output, StringComparison.Ordinal);
        Assert.Equal(0, keyAlone.ExitCode);
        Assert.Empty(model.Requests);
    }

    [Theory]
    [InlineData("gpt-5", "EXCELCHAT_MODEL")]
    [InlineData("openai:gpt-5", "OPENAI_API_KEY")]
    [InlineData("ollama:", "EXCELCHAT_MODEL")]
    public async Task A_model_that_cannot_be_is_refused_in_a_sentence(string name, string word)
    {
        Dictionary<string, string> environment = new() { ["EXCELCHAT_MODEL"] = name, ["OPENAI_API_KEY"] = "", ["OPENAI_BASE_URL"] = "" };

        Excelchat.Refused(await Excelchat.WithModelAsync(environment, "ask", Excelchat.Staff, ConsoleModel.Question), word);
    }
}
