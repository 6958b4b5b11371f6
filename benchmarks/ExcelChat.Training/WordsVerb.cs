using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ExcelChat.Training;

/// <summary><c>words</c>: lists the words that many questions use, which are no misspelt words of a table.</summary>
internal static partial class WordsVerb
{
    public static Command Create()
    {
        var questions = new Argument<string>("QUESTIONS") { Description = "JSON lines with question." };
        var least = new Option<int>("--least") { Description = "In how many questions a word stands at least.", DefaultValueFactory = _ => 5 };
        var output = new Option<string>("--out") { Description = "The file of words to write.", HelpName = "WORDS", Required = true };
        var command = new Command("words", "List common words.") { questions, least, output };
        command.SetAction(async (result, token) =>
        {
            var lines = await File.ReadAllLinesAsync(result.GetRequiredValue(questions), token);
            var words = lines.Select(QuestionOf).SelectMany(question => Words().Matches(question.ToLowerInvariant()).Select(match => match.Value).Distinct())
                .CountBy(word => word).Where(word => word.Value >= result.GetValue(least)).Select(word => word.Key).Order(StringComparer.Ordinal);
            await File.WriteAllTextAsync(result.GetRequiredValue(output), string.Join('\n', words) + '\n', token);
        });
        return command;
    }

    private static string QuestionOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("question").GetString()!;
    }

    // Shorter words are never taken for misspelt ones.
    [GeneratedRegex("\\b[a-z]{6,}\\b")]
    private static partial Regex Words();
}
