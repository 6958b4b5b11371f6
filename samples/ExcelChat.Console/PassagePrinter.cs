using System.Globalization;
using System.Text;
using ExcelChat.Retrieval;
using Spectre.Console;

namespace ExcelChat.Console;

/// <summary>Prints a passage: where it is, its table, and its snippet, on a terminal with the words of the question marked.</summary>
internal static class PassagePrinter
{
    private const string Margin = "        ";

    public static void Print(Passage passage)
    {
        System.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{passage.Score:0.0000}  {passage.FileName} > {passage.Sheet}!{passage.Range}  [{passage.Kind}]"));
        if (passage.Profile is { } profile)
        {
            System.Console.WriteLine($"{Margin}{profile.ReplaceLineEndings("; ")}");
        }

        if (System.Console.IsOutputRedirected)
        {
            System.Console.WriteLine($"{Margin}{passage.Snippet.ReplaceLineEndings($"\n{Margin}")}");
        }
        else
        {
            AnsiConsole.MarkupLine($"{Margin}{Marked(passage).ReplaceLineEndings($"\n{Margin}")}");
        }
    }

    private static string Marked(Passage passage)
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (var mark in passage.Highlights)
        {
            text.Append(Markup.Escape(passage.Snippet[end..mark.Start]));
            end = mark.Start + mark.Length;
            text.Append("[bold]").Append(Markup.Escape(passage.Snippet[mark.Start..end])).Append("[/]");
        }

        return text.Append(Markup.Escape(passage.Snippet[end..])).ToString();
    }
}
