using ExcelChat.Repository.Tests.Rules;

namespace ExcelChat.Repository.Tests;

public sealed class BudgetTests
{
    private static readonly IReadOnlyList<SourceFile> Sources = Repository.Sources("src");

    [Fact]
    public void No_file_is_longer_than_its_budget() => Verdict.Clean(Budgets.LongFiles(Sources));

    [Fact]
    public void Files_of_Core_are_short_at_the_median_and_at_the_95th_percentile() =>
        Verdict.Clean(Budgets.LongMiddle([.. Sources.Where(file => file.IsCore)]));

    [Fact]
    public void No_method_is_longer_than_its_budget() => Verdict.Clean(Budgets.LongMethods(Sources));

    [Fact]
    public void No_constructor_takes_more_than_its_budget() => Verdict.Clean(Budgets.LongConstructors(Sources));

    [Fact]
    public void No_options_class_is_larger_than_its_budget() => Verdict.Clean(Budgets.LargeOptions(Sources));

    [Fact]
    public void A_file_of_301_lines_is_caught_and_one_of_300_is_not()
    {
        Verdict.Caught(Budgets.LongFiles([Planted.WithLines(301)]), "301 lines");
        Verdict.Clean(Budgets.LongFiles([Planted.WithLines(300)]));
    }

    [Fact]
    public void A_long_median_and_a_long_95th_percentile_are_caught()
    {
        SourceFile[] shortFiles = [.. Enumerable.Repeat(Planted.WithLines(60), 90)];

        Verdict.Caught(Budgets.LongMiddle([Planted.WithLines(61)]), "50th percentile");
        Verdict.Caught(Budgets.LongMiddle([.. shortFiles, .. Enumerable.Repeat(Planted.WithLines(201), 10)]), "95th percentile");
        Verdict.Clean(Budgets.LongMiddle([.. shortFiles, .. Enumerable.Repeat(Planted.WithLines(201), 4)]));
    }

    [Fact]
    public void A_method_of_36_lines_is_caught_and_one_of_35_is_not()
    {
        Verdict.Caught(Budgets.LongMethods([Planted.WithMethod(36)]), "36 lines");
        Verdict.Clean(Budgets.LongMethods([Planted.WithMethod(35)]));
    }

    [Theory]
    [InlineData("internal sealed class Wide(int a, int b, int c, int d, int e, int f);")]
    [InlineData("internal sealed record Wide(int A, int B, int C, int D, int E, int F);")]
    [InlineData("internal sealed class Wide { Wide(int a, int b, int c, int d, int e, int f) { } }")]
    public void A_constructor_with_six_parameters_is_caught(string body) =>
        Verdict.Caught(Budgets.LongConstructors([Planted.InRoom("Tables", body)]), "6 parameters");

    [Fact]
    public void A_constructor_with_five_parameters_is_allowed() =>
        Verdict.Clean(Budgets.LongConstructors([Planted.InRoom("Tables", "internal sealed record Fine(int A, int B, int C, int D, int E);")]));

    [Theory]
    [InlineData(11, 1)]
    [InlineData(10, 0)]
    public void An_options_class_with_eleven_properties_is_caught(int properties, int finds)
    {
        IEnumerable<string> members = Enumerable.Range(0, properties).Select(i => $"public int P{i} {{ get; init; }}");
        SourceFile options = Planted.InRoom("Tables", $"public sealed class WideOptions {{ {string.Join(' ', members)} }}");

        Assert.Equal(finds, Budgets.LargeOptions([options]).Count());
    }
}
