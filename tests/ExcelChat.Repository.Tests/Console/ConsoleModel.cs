using System.Globalization;
using System.Text;
using ExcelChat.Core.Tests.Answers.Wire;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>A model on this machine, and the variables that lead the console to it.</summary>
internal static class ConsoleModel
{
    public const string Key = "sk-very-secret";

    /// <summary>A question that the offline planner has no answer to.</summary>
    public const string Question = "Wie viele Leute sind es?";

    /// <summary>Counts the rows of the staff list.</summary>
    public const string Plan = """{"op":"aggregate","input":{"op":"scan","table":"Staff"},"measures":[{"function":"Count"}]}""";

    public const string Text = "Es sind 120.";

    /// <summary>The text as a reader gets it.</summary>
    public const string Marked = "Es sind 120 [1].";

    /// <summary>What a model does that answers the question: it runs the plan, and says the text.</summary>
    public static WireAnswer[] Turns => [WireAnswer.Runs(Plan), WireAnswer.Says("Es sind ", "120.")];

    public static Dictionary<string, string> OpenAi(Uri address) => new()
    {
        ["EXCELCHAT_MODEL"] = "openai:loopback",
        ["OPENAI_API_KEY"] = Key,
        ["OPENAI_BASE_URL"] = address.ToString(),
    };

    public static Dictionary<string, string> Ollama(Uri address) => new() { ["EXCELCHAT_MODEL"] = "ollama:loop:back", ["OLLAMA_HOST"] = address.Authority };

    /// <summary>An answer of Ollama: one JSON object a line.</summary>
    public static WireAnswer Lines(params string[] lines)
    {
        string body = string.Concat(lines.Select(line => $"{line}\n"));
        return new(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"), []);
    }
}
