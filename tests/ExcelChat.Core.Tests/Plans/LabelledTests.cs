using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Tables;
using ExcelChat.Plans;
using ExcelChat.Tables;
using static ExcelChat.Core.Tests.Plans.Running;

namespace ExcelChat.Core.Tests.Plans;

public sealed class LabelledTests
{
    private static readonly object?[][] Areas =
    [
        ["Area", "2023", "2024"], ["Men", 30, 40], ["  France", 10, 15], ["  Spain", 20, 25], ["Women", 50, 60], ["  France", 21, 22], ["  Spain", 29, 38],
    ];

    [Fact]
    public async Task One_of_several_rows_of_a_label_is_told_by_its_group()
    {
        var table = await TableAsync();

        Assert.Equal(["22"], Rows(Show(Where(table, new Labelled(["women", "France"])), "2024"), table));
        Assert.Empty(Rows(Where(table, new Labelled(["France"])), table));
    }

    [Fact]
    public async Task Members_are_the_rows_one_level_below()
    {
        var table = await TableAsync();

        Assert.Equal(["15", "25"], Rows(Show(Where(table, new Labelled(["Men"], Members: true)), "2024"), table));
        Assert.Equal(["40", "60"], Rows(Show(Where(table, new Labelled([], Members: true)), "2024"), table));
    }

    [Fact]
    public async Task The_proof_names_the_labels_of_the_row_and_of_its_group()
    {
        var table = await TableAsync();

        var proof = Run(Show(Where(table, new Labelled(["Women", "Spain"])), "2023"), table).Proof;

        Assert.Equal("B7", string.Join('|', proof.Operands.Select(range => range.Range)));
        Assert.Equal(["A5", "A7"], proof.Filters.Select(range => range.Range.ToString()));
    }

    [Fact]
    public void Computed_rows_have_no_labels()
        => Assert.Equal("filter", Refused(new Filter(Measured(AggregateFunction.Count), new Labelled(["North"]))).Node);

    private static Filter Where(Table table, Predicate where) => new(new Scan(table.Id, AllRows: true), where);

    private static Task<Table> TableAsync() => Detection.DetectOneAsync(TestSheet.Of(Areas));
}
