using System.Text.RegularExpressions;
using ExcelChat.Repository.Tests.Rules;

namespace ExcelChat.Repository.Tests;

public sealed partial class DocumentTests
{
    // Summed by hand from samples/data/sales.xlsx, column Revenue, 1,217 orders.
    private const string NorthRevenue = "1599706.01";

    public static TheoryData<string> All { get; } = [.. Repository.Files(".", "*.md")];

    private static string Readme => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Theory]
    [MemberData(nameof(All))]
    public void Paths_in_commands_and_links_exist(string path)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, path))!;
        string document = File.ReadAllText(Path.Combine(Repository.Root, path));

        Verdict.Clean(Documents.DeadPaths(document, target => Path.Exists(Path.Combine(folder, target))));
    }

    [Fact]
    public void The_README_gives_the_two_commands() => Assert.Equal(
        [
            "dotnet run -c Release --project samples/ExcelChat.Console -- ask samples/data/sales.xlsx \"What is the total revenue in the North region?\"",
            "./test.sh",
        ],
        Documents.Commands(Readme));

    [Fact]
    public void The_code_of_the_README_compiles() => Verdict.Clean(Snippet.Errors(Documents.Code(Readme)));

    [Fact]
    public void Code_that_does_not_compile_is_caught()
    {
        Verdict.Clean(Snippet.Errors("Console.WriteLine(ExcelChat.Workbooks.CellRange.Parse(\"A1:B2\"));"));
        Verdict.Caught(Snippet.Errors("Console.WriteLine(NoSuchThing.Text);"), "NoSuchThing");
    }

    [Fact]
    public async Task The_main_command_of_the_README_prints_an_answer_with_its_cells()
    {
        Run run = await Run.OfAsync("bash", ["-c", Documents.Commands(Readme).First()]);

        Assert.True(run.ExitCode == 0, $"Exit code {run.ExitCode}:{Environment.NewLine}{run.Output}{run.Errors}");
        Assert.Contains("Sales!", run.Output, StringComparison.Ordinal);
        Assert.Contains(NorthRevenue, Separators().Replace(run.Output, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_has_a_notice()
    {
        string versions = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        string notices = File.ReadAllText(Path.Combine(Repository.Root, "THIRD-PARTY-NOTICES.md"));
        IEnumerable<string> packages = PackageVersion().Matches(versions).Select(match => match.Groups[1].Value);

        Verdict.Clean(packages.Where(package => !notices.Contains($"| {package} |", StringComparison.Ordinal)).Select(package => $"No notice for {package}."));
    }

    [Fact]
    public void A_dead_path_in_a_command_and_a_dead_link_are_caught()
    {
        const string Document = "[gone](docs/gone.md) [web](https://example.org) [part](#part)\n```\ndotnet run --project samples/Gone -- ask \"a/b?\"\n```\n";

        Assert.Equal(["There is no samples/Gone.", "There is no docs/gone.md."], Documents.DeadPaths(Document, _ => false));
        Verdict.Clean(Documents.DeadPaths(Document, _ => true));
    }

    [GeneratedRegex("[, \u00A0']")]
    private static partial Regex Separators();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();
}
