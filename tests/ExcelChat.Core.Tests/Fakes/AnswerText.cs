using ExcelChat.Answers;

namespace ExcelChat.Core.Tests.Fakes;

internal static class AnswerText
{
    /// <summary>The text of an answer as its model wrote it: without the markers that point to citations.</summary>
    public static string Unmarked(this Answer answer)
        => answer.Markers.Reverse().Aggregate(answer.Text, (text, marker) => text.Remove(marker.Start - 1, marker.Length + 1));
}
