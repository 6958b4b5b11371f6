using System.Globalization;
using ExcelChat.Answers;

namespace ExcelChat.Console;

/// <summary>Prints an answer for a person: the answer, then what it rests on.</summary>
internal static class AnswerPrinter
{
    private const int MaxRanges = 6;

    public static void Print(Answer answer)
    {
        System.Console.WriteLine(answer.Text);
        System.Console.WriteLine();
        if (answer.Citations.Count > 0)
        {
            Line("cells", string.Join("; ", answer.Citations.GroupBy(c => c.Marker).Select(Cells)));
        }

        if (!answer.Abstained)
        {
            Line("confidence", answer.Confidence.ToString("0.00", CultureInfo.InvariantCulture));
        }

        foreach (var passage in answer.Passages.Take(3))
        {
            Line("see also", $"{passage.FileName} > {passage.Sheet}!{passage.Range}");
        }

        foreach (var note in answer.Notes)
        {
            Line("note", note);
        }
    }

    private static string Cells(IGrouping<int?, Citation> cited)
    {
        var (ranges, marker) = (cited.Select(c => c.Range).ToArray(), cited.Key is { } number ? string.Create(CultureInfo.InvariantCulture, $"[{number}] ") : "");
        var more = ranges.Length > MaxRanges ? string.Create(CultureInfo.InvariantCulture, $" and {ranges.Length - MaxRanges} more ranges") : "";
        return $"{marker}{string.Join(", ", ranges.Take(MaxRanges))}{more}";
    }

    private static void Line(string name, string text) => System.Console.WriteLine($"{name,-12}{text}");
}
