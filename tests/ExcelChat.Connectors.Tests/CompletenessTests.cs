using ExcelChat.Conformance;

namespace ExcelChat.Connectors.Tests;

public sealed class CompletenessTests
{
    [Fact]
    public void Every_store_runs_every_suite()
    {
        Assert.True(Completeness.Suites.Count >= 16);
        Assert.Empty(Completeness.Missing(typeof(CompletenessTests).Assembly.GetTypes()));
    }

    [Fact]
    public void A_suite_left_out_is_caught() => Assert.Equal(
        ["ExcelChat.Connectors.Tests.InMemory: FilterSuite"],
        Completeness.Missing(typeof(CompletenessTests).Assembly.GetTypes().Where(type => type != typeof(InMemory.InMemoryFilterTests))));
}
