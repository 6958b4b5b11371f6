using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ExcelChat.Repository.Tests.Console;

public sealed partial class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("answer")]
    [InlineData("ask")]
    [InlineData("ask only-one-word")]
    [InlineData("ask a.xlsx question --nonsense")]
    [InlineData("chat")]
    [InlineData("inspect")]
    [InlineData("dump a.xlsx")]
    [InlineData("dump --out folder")]
    [InlineData("dump a.xlsx --batch list.txt --out folder")]
    [InlineData("eval questions.jsonl")]
    [InlineData("eval questions.jsonl --out p.jsonl --threshold 2")]
    [InlineData("eval questions.jsonl --out p.jsonl --record a --replay b")]
    [InlineData("mcp")]
    [InlineData("search a.xlsx text --top 0")]
    [InlineData("ingest a.xlsx --store sqlite:")]
    [InlineData("ask a.xlsx question --store redis")]
    [InlineData("search a.xlsx text --top 1001")]
    [InlineData("verify answer.json")]
    public async Task Wrong_usage_ends_with_2_and_points_to_the_help(string line)
    {
        Run run = await Excelchat.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Matches("^See 'excelchat .*--help'\\.$", run.ErrorLines[^1]);
    }

    [Fact]
    public async Task An_empty_path_is_wrong_usage() => Assert.Equal(2, (await Excelchat.RunAsync("inspect", "")).ExitCode);

    [Fact]
    public async Task A_store_in_a_file_of_blanks_is_wrong_usage() => Assert.Equal(2, (await Excelchat.RunAsync("ingest", "a.xlsx", "--store", "sqlite: ")).ExitCode);

    [Fact]
    public async Task The_help_and_the_README_list_the_same_verbs()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        string[] verbs = [.. ReadmeVerb().Matches(readme).Select(verb => verb.Groups[1].Value)];

        Run run = await Excelchat.RunAsync("--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(verbs, HelpVerb().Matches(run.Output[run.Output.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(verb => verb.Groups[1].Value));
    }

    [Fact]
    public async Task The_help_of_a_verb_names_its_arguments_and_options()
    {
        Run run = await Excelchat.RunAsync("ask", "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("FILE... QUESTION", run.Output, StringComparison.Ordinal);
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_ends_with_1_and_one_word()
    {
        using Process chat = Excelchat.Start("chat", Excelchat.Staff);
        await chat.StandardInput.WriteLineAsync("What is the salary of Ada Almgren?");
        await chat.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Contains("110,000.00", await chat.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await Run.OfAsync("kill", ["-INT", $"{chat.Id}"]);
        Run run = await Run.EndOfAsync(chat);

        Assert.Equal((1, "Stopped.\n"), (run.ExitCode, run.Errors));
    }

    [GeneratedRegex(@"^\| `([a-z]+) [^`]*` \|", RegexOptions.Multiline)]
    private static partial Regex ReadmeVerb();

    [GeneratedRegex("^  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex HelpVerb();
}
