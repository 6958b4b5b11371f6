using System.Reflection;
using System.Runtime.CompilerServices;
using PublicApiGenerator;

namespace ExcelChat.Repository.Tests;

public sealed class PublicApiTests
{
    private const string Accept = "EXCELCHAT_ACCEPT_API";

    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = [typeof(AsyncIteratorStateMachineAttribute).FullName!, typeof(EnumeratorCancellationAttribute).FullName!],
    };

    public static TheoryData<string> Packages { get; } =
        [.. Repository.Files("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_public_API_is_the_approved_one(string package)
    {
        string approvedFile = Path.Combine(Repository.Root, "tests/ExcelChat.Repository.Tests/PublicApi", $"{package}.txt");
        string actual = Assembly.Load(package).GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            await File.WriteAllTextAsync(approvedFile, actual, TestContext.Current.CancellationToken);
        }

        string approved = File.Exists(approvedFile) ? await File.ReadAllTextAsync(approvedFile, TestContext.Current.CancellationToken) : "";
        Verdict.Clean(Changes(package, approved, actual));
    }

    [Fact]
    public void No_approved_file_outlives_its_package()
    {
        IEnumerable<string?> approved = Repository.Files("tests/ExcelChat.Repository.Tests/PublicApi", "*.txt").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Packages.Select(row => row.Data).Order(StringComparer.Ordinal), approved);
    }

    [Fact]
    public void An_added_and_a_removed_member_are_caught()
    {
        string[] changes = [.. Changes("Package", "a\nb\n", "b\nc\n")];

        Assert.Contains("  - a", changes);
        Assert.Contains("  + c", changes);
        Assert.Contains($"{Accept}=1", changes[^1], StringComparison.Ordinal);
        Verdict.Clean(Changes("Package", "a\nb\n", "a\nb\n"));
    }

    private static IEnumerable<string> Changes(string package, string approved, string actual)
    {
        if (approved == actual)
        {
            return [];
        }

        string[] before = approved.Split('\n');
        string[] after = actual.Split('\n');
        return
        [
            .. before.Except(after).Select(line => $"  - {line}"),
            .. after.Except(before).Select(line => $"  + {line}"),
            $"The public API of {package} changed. If that is meant, accept it and commit the file: {Accept}=1 dotnet run --project tests/ExcelChat.Repository.Tests -- --filter-class '*PublicApiTests'",
        ];
    }
}
