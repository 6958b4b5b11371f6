using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Questions;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Core.Tests.Questions;

public sealed class EntityLinkerTests
{
    private static readonly Table Cities = TestTable.Of(
        "Cities",
        ["City", "Country", "Founded", "Population"],
        ["New York (NY)", "United States", 1624, 8_300_000],
        ["York", "United Kingdom", 71, 210_000],
        ["São Paulo", "Brazil", 1554, 12_300_000],
        ["Georgia", "United States", 1733, 10_700_000],
        ["Tbilisi", "Georgia", 455, 1_200_000]);

    [Theory]
    [InlineData("How many people live in sao paulo?", "City is São Paulo")]
    [InlineData("Which cities are in the United States?", "Country is United States")]
    [InlineData("Who founded New York?", "City is New York (NY)")]
    [InlineData("What is Tbilisi's population?", "City is Tbilisi")]
    [InlineData("How many people live in the UK?", "Country is United Kingdom")]
    public void A_phrase_names_the_cell_that_shows_it(string question, string expected) => Assert.Contains(expected, Linked(question));

    [Fact]
    public void The_longest_phrase_wins() => Assert.DoesNotContain("City is York", Linked("Who founded New York?"));

    [Fact]
    public void A_phrase_that_two_columns_hold_is_kept_for_both()
    {
        var linked = Linked("What is the population of Georgia?");

        Assert.Contains("City is Georgia", linked);
        Assert.Contains("Country is Georgia", linked);
    }

    [Fact]
    public void An_acronym_of_two_cells_names_neither()
    {
        var kingdoms = TestTable.Of("Kingdoms", ["Country", "Population"], ["United Kingdom", 67], ["Upper Kent", 2]);

        Assert.Empty(new EntityLinker(kingdoms, new Utterance("How many people live in the UK?")).Link());
    }

    [Fact]
    public void A_comparison_is_no_form_of_a_name() => Assert.Empty(Linked("Is London newer?"));

    [Theory]
    [InlineData("How many of the cities are there?")]
    [InlineData("Does it please us?")]
    [InlineData("")]
    public void Words_that_name_nothing_link_to_nothing(string question) => Assert.Empty(Linked(question));

    [Theory]
    [InlineData("with a population over 10,000,000", "Population is more than 10,000,000")]
    [InlineData("founded before 1600", "Founded is less than 1600")]
    [InlineData("at least 8.3m people", "Population is at least 8,300,000")]
    [InlineData("founded in 1554 or earlier", "Founded is at most 1554")]
    public void A_number_with_a_comparison_is_a_condition(string question, string expected)
        => Assert.Contains(expected, new ConditionLinker(Cities, new Utterance(question)).Link().Select(e => PlanReading.Of(e.Where)));

    private static string[] Linked(string question) => [.. new EntityLinker(Cities, new Utterance(question)).Link().Select(e => PlanReading.Of(e.Where))];
}
