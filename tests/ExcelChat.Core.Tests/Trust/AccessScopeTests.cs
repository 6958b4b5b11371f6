using ExcelChat.Trust;

namespace ExcelChat.Core.Tests.Trust;

public sealed class AccessScopeTests
{
    private static readonly AccessScope Sales = new() { WorkbookIds = ["a", "b"], Sheets = ["Sales"] };

    [Fact]
    public void Two_scopes_together_see_what_each_of_them_sees()
    {
        var both = Sales.And(new() { WorkbookIds = ["b", "c"] });

        Assert.True(both.Includes("b", "Sales"));
        Assert.False(both.Includes("a", "Sales"));
        Assert.False(both.Includes("c", "Sales"));
        Assert.False(both.Includes("b", "Costs"));
        Assert.True(Sales.And(new() { WorkbookIds = ["z"] }).IsEmpty);
    }

    [Fact]
    public void Everything_narrows_nothing()
    {
        Assert.Equal(["a", "b"], Sales.And(AccessScope.All).WorkbookIds!);
        Assert.Equal(["Sales"], AccessScope.All.And(Sales).Sheets!);
        Assert.True(AccessScope.All.And(AccessScope.All).Includes("any", "Any"));
    }
}
