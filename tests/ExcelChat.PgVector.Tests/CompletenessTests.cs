using ExcelChat.Conformance;

namespace ExcelChat.PgVector.Tests;

public sealed class CompletenessTests
{
    [Fact]
    public void The_store_runs_every_suite() => Assert.Empty(Completeness.Missing(typeof(CompletenessTests).Assembly.GetTypes()));
}
