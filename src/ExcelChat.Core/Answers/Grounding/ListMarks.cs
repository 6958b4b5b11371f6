using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>The numbers of a list's items, which claim nothing. A list begins with 1 and goes on with the next number, so no other figure passes for one.</summary>
internal static partial class ListMarks
{
    /// <summary>Whether the number at a place opens an item: <c>1.</c> or <c>2)</c> where a line begins.</summary>
    public static bool IsAt(int start, string text)
        => Items().Matches(text).FirstOrDefault(item => item.Groups["number"].Index == start) is { } item && GoesOn(Open(text[..item.Index]), item);

    /// <summary>The marks that a text behind another may go on with, as lines of a text.</summary>
    public static string Lines(string text) => string.Concat(Open(text).Reverse().Select(mark => $"{new string(' ', mark.Indent)}{mark.Number}. \n"));

    // An item ends the lists that are indented further.
    private static Stack<(int Indent, int Number)> Open(string text)
    {
        var open = new Stack<(int Indent, int Number)>();
        foreach (Match item in Items().Matches(text))
        {
            if (GoesOn(open, item))
            {
                while (open.TryPeek(out var last) && last.Indent >= item.Groups["indent"].Length)
                {
                    open.Pop();
                }

                open.Push((item.Groups["indent"].Length, NumberOf(item)));
            }
        }

        return open;
    }

    private static bool GoesOn(Stack<(int Indent, int Number)> open, Match item)
        => NumberOf(item) is var number && (number == 1 || open.Contains((item.Groups["indent"].Length, number - 1)));

    private static int NumberOf(Match item) => int.Parse(item.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<indent> {0,20})(?<number>[0-9]{1,2})[.)] ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Items();
}
