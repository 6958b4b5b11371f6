using System.Globalization;
using System.Text.RegularExpressions;

namespace ExcelChat.Answers.Grounding;

/// <summary>The numbers of a list's items, <c>1.</c> or <c>2)</c> where a line begins, which claim nothing. A list begins with 1 and goes on with the next number, so no other figure passes for one.</summary>
internal static partial class ListMarks
{
    /// <summary>Where the numbers stand in a text.</summary>
    public static IReadOnlySet<int> In(string text) => Read(text).Places;

    /// <summary>Lines with the numbers of the lists that go on behind a text.</summary>
    public static string Lines(string text)
        => string.Concat(Read(text).Open.Reverse().SelectMany(last => Enumerable.Range(1, last.Number).Select(number => $"{new string(' ', last.Indent)}{number}. \n")));

    // An item ends the lists that are indented further.
    private static (HashSet<int> Places, Stack<(int Indent, int Number)> Open) Read(string text)
    {
        var (places, open) = (new HashSet<int>(), new Stack<(int Indent, int Number)>());
        foreach (Match item in Items().Matches(text))
        {
            var (indent, number) = (item.Groups["indent"].Length, int.Parse(item.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));
            if (number == 1 || open.Contains((indent, number - 1)))
            {
                while (open.TryPeek(out var last) && last.Indent >= indent)
                {
                    open.Pop();
                }

                open.Push((indent, number));
                places.Add(item.Groups["number"].Index);
            }
        }

        return (places, open);
    }

    [GeneratedRegex(@"^(?<indent> {0,20})(?<number>[0-9]{1,2})[.)] ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Items();
}
