using System.Text.Json;
using ExcelChat.Shared;

namespace ExcelChat.Console.Json;

/// <summary>Reads files of questions: one JSON object a line with <c>id</c>, <c>file</c> (relative to the questions) and <c>question</c>.</summary>
internal static class QuestionFile
{
    public static async Task<IReadOnlyList<AskedQuestion>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var questions = new List<AskedQuestion>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                questions.Add(Read(path, number, line));
            }
        }

        return questions;
    }

    private static AskedQuestion Read(string path, int number, string line)
    {
        try
        {
            var question = JsonSerializer.Deserialize(line, AnswerJson.Default.AskedQuestion);
            return question is { Id: not null, File: not null, Question: not null }
                ? question
                : throw new ExcelChatException($"{path}, line {number}: expected an object with \"id\", \"file\" and \"question\".");
        }
        catch (JsonException e)
        {
            throw new ExcelChatException($"{path}, line {number}: {e.Message}", e);
        }
    }
}
