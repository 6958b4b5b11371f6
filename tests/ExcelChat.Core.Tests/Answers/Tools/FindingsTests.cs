using ExcelChat.Answers.Tools;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Plans;
using ExcelChat.Shared;

namespace ExcelChat.Core.Tests.Answers.Tools;

public sealed class FindingsTests
{
    private const string Total = """{"op":"aggregate","input":{"op":"scan","table":"Sales"},"measures":[{"function":"Sum","column":"Revenue"}]}""";

    [Theory]
    [InlineData("""{"op":"constant","value":{"number":1}}""", false)]
    [InlineData("""{"op":"sort","input":{"op":"constant","value":{"number":1}},"by":"Value"}""", false)]
    [InlineData("""{"op":"derive","operator":"Sum","left":{"op":"constant","value":{"number":0}},"right":{"op":"constant","value":{"number":1}}}""", false)]
    [InlineData($$$$"""{"op":"union","inputs":[{{{{Total}}}},{"op":"constant","value":{"number":1}}]}""", false)]
    [InlineData("""{"op":"extend","input":{"op":"scan","table":"Sales"},"name":"x","value":{"of":"value","query":{"op":"constant","value":{"number":1}}}}""", false)]
    [InlineData($$$$"""{"op":"derive","operator":"Sum","left":{{{{Total}}}},"right":{"op":"constant","value":{"number":2024000}}}""", false)]
    [InlineData($$$$"""{"op":"derive","operator":"Sum","left":{{{{Total}}}},"right":{"op":"constant","value":{"number":5000}}}""", true)]
    [InlineData($$$$"""{"op":"derive","operator":"Product","left":{{{{Total}}}},"right":{"op":"constant","value":{"number":0.075}}}""", true)]
    [InlineData($$$$"""{"op":"derive","operator":"Difference","left":{{{{Total}}}},"right":{"op":"constant","value":{"number":5000000}}}""", true)]
    [InlineData("""{"op":"filter","input":{"op":"scan","table":"Sales"},"where":{"is":"comparison","column":"Revenue","operator":"Greater","value":{"number":5000}}}""", true)]
    [InlineData("""{"op":"filter","input":{"op":"scan","table":"Sales"},"where":{"is":"comparison","column":"Revenue","operator":"Greater","value":{"number":2024000}}}""", false)]
    [InlineData("""{"op":"limit","input":{"op":"scan","table":"Sales"},"count":987654}""", false)]
    [InlineData("""{"op":"limit","input":{"op":"scan","table":"Sales"},"count":100}""", true)]
    public void A_plan_computes_with_cells_and_with_what_the_question_gives(string plan, bool isTaken)
    {
        var findings = new Findings("By how much would 7.5% of the revenue of 2024 be over 5 million?");

        Assert.Equal(isTaken, Record.Exception(() => findings.ThrowIfMadeUp(PlanJson.Read(plan))) is not ExcelChatException);
    }

    [Fact]
    public void Findings_stand_in_the_order_in_which_they_were_asked_for()
    {
        var table = TestTable.Of("Sales", ["Region", "Revenue"], ["North", 230]);
        var plan = new Scan(table.Id);
        var findings = new Findings("What?");
        Finding[] asked = [.. ((ReadOnlySpan<(int, int)>)[(1, 0), (0, 1), (0, 0), (int.MaxValue, 0), (1, 1)]).ToArray().Select(call => new Finding(plan, new PlanEngine([table], TestContext.Current.CancellationToken).Run(plan)) { Call = call })];

        foreach (var finding in asked)
        {
            findings.Add(finding);
        }

        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (int.MaxValue, 0)], findings.All.Select(finding => finding.Call));
    }
}
