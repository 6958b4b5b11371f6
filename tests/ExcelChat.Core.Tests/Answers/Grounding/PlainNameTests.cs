using ExcelChat.Answers.Grounding;

namespace ExcelChat.Core.Tests.Answers.Grounding;

public sealed class PlainNameTests
{
    [Theory]
    [InlineData("Revenue", true)]
    [InlineData("Q3 2024", true)]
    [InlineData("FY24", true)]
    [InlineData("Top 10", true)]
    [InlineData("sales_2024-03.xlsx", true)]
    [InlineData("report 20240131.xlsx", true)]
    [InlineData("The total is 999", false)]
    [InlineData("Pay 999,999 now", false)]
    [InlineData("The total is 99", false)]
    [InlineData("The total is 2500", false)]
    [InlineData("The total is 19999999", false)]
    [InlineData("Sales by region 2024", true)]
    [InlineData("sales_by_region_03.xlsx", true)]
    [InlineData("Total revenue 2500", false)]
    [InlineData("Our whole revenue 99", false)]
    [InlineData("Total 19999999", false)]
    [InlineData("report 20240199.xlsx", false)]
    [InlineData("Total revenue = 99", false)]
    [InlineData("Our total came to 2024", false)]
    [InlineData("Total: 2000", false)]
    [InlineData("EUR9999", false)]
    [InlineData("EUR1999", false)]
    [InlineData("$99", false)]
    [InlineData("9999k", false)]
    [InlineData("INV-000123", false)]
    [InlineData("In 2024 it was all of it and more, said 99 of them", false)]
    public void A_header_is_a_name_unless_it_says_a_figure(string name, bool expected) => Assert.Equal(expected, PlainName.Is(name));

    [Fact]
    public void The_code_in_a_cell_may_be_long_and_a_name_is_cut_where_it_says_a_figure()
    {
        Assert.True(PlainName.IsCode("INV-000123"));
        Assert.Equal("Pay …", PlainName.Cut("Pay 999,999 now"));
        Assert.Equal("Revenue", PlainName.Cut("Revenue"));
    }
}
