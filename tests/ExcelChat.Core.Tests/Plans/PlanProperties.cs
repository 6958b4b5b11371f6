using System.Globalization;
using ExcelChat.Plans;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Plans;

public sealed class PlanProperties
{
    [Property(MaxTest = 1000)]
    public bool Any_plan_survives_its_JSON_form(int seed)
    {
        var plan = new RandomPlans(seed).Any();
        return Canon.Of(plan) == Canon.Of(PlanJson.Read(PlanJson.Write(plan)));
    }

    [Property(MaxTest = 2000)]
    public void The_engine_gives_what_a_naive_reading_of_the_plan_gives(int seed)
    {
        var random = new RandomPlans(seed);
        var table = random.Table();
        var plan = random.Runnable(table.Id);

        var expected = NaiveInterpreter.Run(plan, table);
        var result = Running.Run(plan, table);

        Assert.Equal(expected.Columns, result.Columns.Select(c => c.Name));
        Assert.Equal(expected.Items.Select(Shown), Enumerable.Range(0, result.RowCount).Select(row => Shown(Enumerable.Range(0, result.Columns.Count).Select(c => NaiveInterpreter.Plain(result.Value(row, c))))));
    }

    [Property(MaxTest = 500)]
    public void The_proof_of_any_plan_can_be_worked_out_and_stays_inside_the_table(int seed)
    {
        var random = new RandomPlans(seed);
        var table = random.Table();

        var proof = Running.Run(random.Runnable(table.Id), table).Proof;

        Assert.All(proof.Operands.Concat(proof.Filters).Concat(proof.Headers), range => Assert.True(table.Range.Contains(range.Range.First) && table.Range.Contains(range.Range.Last)));
        Assert.InRange(proof.RowsUsed, 0, proof.RowsRead);
    }

    // Twelve digits: a mean or a deviation is a double on one side and a decimal on the other.
    private static string Shown(IEnumerable<object?> row) => string.Join('|', row.Select(v => v is decimal number ? decimal.Round(number, 11).ToString("0.###########", CultureInfo.InvariantCulture) : v ?? "-"));
}
