using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Tables.Detection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class RowRoleTests
{
    [Theory]
    [InlineData("Total", RowRole.Total)]
    [InlineData("Grand Total:", RowRole.Total)]
    [InlineData("Career total", RowRole.Total)]
    [InlineData("Total Europe", RowRole.Total)]
    [InlineData("Sub-total", RowRole.Subtotal)]
    [InlineData("Gesamtsumme", RowRole.Total)]
    [InlineData("Zwischensumme", RowRole.Subtotal)]
    [InlineData("Somme", RowRole.Total)]
    [InlineData("Totaal", RowRole.Total)]
    [InlineData("TOTALE", RowRole.Total)]
    [InlineData("Suma", RowRole.Total)]
    [InlineData("合計", RowRole.Total)]
    public async Task A_label_of_a_total_marks_its_row(string label, RowRole role)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Region", "Units"], ["North", 3], ["South", 5], [label, 8]));

        Assert.Equal([RowRole.Data, RowRole.Data, role], table.Roles());
    }

    [Fact]
    public async Task Round_figures_and_figures_in_proportion_that_happen_to_add_up_stay_records()
    {
        var budget = await DetectOneAsync(TestSheet.Of(["Department", "Budget"], ["Marketing", 1_000_000], ["IT", 2_000_000], ["HR", 3_000_000]));
        var prices = await DetectOneAsync(TestSheet.Of(["Item", "Units", "Net", "Gross"], ["A", 10, 1000, 1190], ["B", 20, 2000, 2380], ["C", 30, 3000, 3570], ["D", 5, 500, 595]));

        Assert.DoesNotContain(budget.Roles(), role => role != RowRole.Data);
        Assert.DoesNotContain(prices.Roles(), role => role != RowRole.Data);
    }

    [Theory]
    [InlineData("Lump sum")]
    [InlineData("TotalEnergies")]
    [InlineData("Summer")]
    [InlineData("Somewhere")]
    public async Task A_name_that_only_looks_like_a_total_stays_a_record(string label)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Company", "Units"], ["North", 3], ["South", 5], [label, 8]));

        Assert.Equal(RowRole.Data, table.Rows.Role(2));
    }

    [Theory]
    [InlineData("SUM(B2:B3)", RowRole.Total)]
    [InlineData("SUBTOTAL(9,B2:B3)", RowRole.Total)]
    [InlineData("SUBTOTAL(109, $B$2:$B$3)", RowRole.Total)]
    [InlineData("B2+B3", RowRole.Total)]
    [InlineData("SUM(B2,B3)", RowRole.Total)]
    [InlineData("B2-B3", RowRole.Data)]
    [InlineData("SUBTOTAL(1,B2:B3)", RowRole.Data)]
    [InlineData("SUM(C2:C3)", RowRole.Data)]
    [InlineData("B2+1", RowRole.Data)]
    public async Task A_formula_that_adds_up_the_rows_above_marks_its_row(string formula, RowRole expected)
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Region", "Units"], ["North", 3], ["South", 5], ["Both", 8]).Put("B4", 8, formula);

        Assert.Equal(expected, (await DetectOneAsync(sheet)).Rows.Role(2));
    }

    [Fact]
    public async Task A_sum_across_a_record_is_no_total()
    {
        var sheet = CellSheet.Create().PutRows("A1", ["Region", "Q1", "Q2", "Year"], ["North", 3, 4, 7], ["South", 5, 6, 11])
            .Put("D2", 7, "SUM(B2:C2)").Put("D3", 11, "SUM(B3:C3)");

        Assert.Equal([RowRole.Data, RowRole.Data], (await DetectOneAsync(sheet)).Roles());
    }

    [Fact]
    public async Task A_label_without_values_heads_a_group()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Item", "Units", "Price"], ["Tools", null, null], ["Saw", 1, 9.5], ["Axe", 2, 19.5], ["Garden", null, null], ["Hose", 3, 29.5], ["Rake", 4, 5.5]));

        Assert.Equal([RowRole.GroupHead, RowRole.Data, RowRole.Data, RowRole.GroupHead, RowRole.Data, RowRole.Data], table.Roles());
    }

    [Fact]
    public async Task A_header_repeated_in_the_body_is_no_record()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Member", "Votes"], ["Ann", 10], ["Bob", 20], ["Cid", 30], ["Member", "Votes"], ["Dan", 40], ["Eve", 50]));

        Assert.Equal(1, table.HeaderRows);
        Assert.Equal(RowRole.Header, table.Rows.Role(3));
    }

    [Fact]
    public async Task A_row_without_a_telling_label_is_a_total_when_it_is_the_sum()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Item", "2023", "2024"], ["Rents", 449.4, 415.3], ["Payable", -2.1, -3.6], ["Outgoings", -29.1, -25.1], ["Net rents", 418.2, 386.6],
            ["Trading", 10.6, 16.8], ["Administration", -42.6, -39.3], ["Operating profit", 386.2, 364.1]));

        Assert.Equal(
            [RowRole.Data, RowRole.Data, RowRole.Data, RowRole.Subtotal, RowRole.Data, RowRole.Data, RowRole.Total],
            table.Roles());
    }

    [Fact]
    public async Task A_row_whose_indented_rows_add_up_to_it_is_a_total()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Area", "2023", "2024"], ["Europe", 30.5, 40.25], ["  France", 10.25, 15.5], ["  Spain", 20.25, 24.75], ["Asia", 7.75, 8.5], ["  Japan", 7.75, 8.5]));

        Assert.Equal([RowRole.Total, RowRole.Data, RowRole.Data, RowRole.Data, RowRole.Data], table.Roles());
    }

    [Fact]
    public async Task Small_numbers_that_happen_to_add_up_stay_records()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Player", "Goals", "Caps"], ["Ann", 1, 2], ["Bob", 2, 3], ["Cid", 3, 5], ["Dan", 4, 1]));

        Assert.All(table.Roles(), role => Assert.Equal(RowRole.Data, role));
    }

    [Fact]
    public async Task A_total_that_a_grand_total_contains_is_a_subtotal()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Cost", "2023", "2024"], ["Rent", 1200, 1300], ["Heat", 340, 420], ["Total house", 1540, 1720], ["Car", 2310, 2250], ["Train", 125, 480],
            ["Total travel", 2435, 2730], ["Total", 3975, 4450]));

        Assert.Equal(
            [RowRole.Data, RowRole.Data, RowRole.Subtotal, RowRole.Data, RowRole.Data, RowRole.Subtotal, RowRole.Total],
            table.Roles());
    }

    [Fact]
    public async Task Figures_called_totals_one_after_another_are_records_of_what_was_added_up_elsewhere()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Summary", "2023", "2024"], ["Total income", 510, 620], ["Total spending", 430, 555], ["Total debts", 77, 12], ["Balance", 3, 53]));

        Assert.All(table.Roles(), role => Assert.Equal(RowRole.Data, role));
    }

    [Theory]
    [InlineData("All regions", 8.0, RowRole.Total)]
    [InlineData("All Saints", 4.0, RowRole.Data)]
    public async Task A_last_row_called_all_is_a_total_when_no_figure_is_greater(string label, double units, RowRole expected)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Region", "Units"], ["North", 3.5], ["South", 5.5], [label, units]));

        Assert.Equal(expected, table.Rows.Role(2));
    }

    [Fact]
    public async Task A_note_between_the_rows_is_no_record_and_heads_no_group()
    {
        var table = await DetectOneAsync(CellSheet.Create(new() { ListObjects = [new("Sales", CellRange.Parse("A1:C6"))] }).PutRows(
            "A1", ["Item", "Units", "Price"], ["Saw", 1, 9.5], ["* provisional"], ["Axe", 2, 19.5], ["Source 2: ledger"], ["Rake", 3, 7.5]));

        Assert.Equal([RowRole.Data, RowRole.Note, RowRole.Data, RowRole.Note, RowRole.Data], table.Roles());
        Assert.Equal(["Axe"], table.RowPath(2));
    }

    [Fact]
    public async Task The_lines_of_a_list_are_records_whatever_they_begin_with()
    {
        var list = CellSheet.Create(new() { ListObjects = [new("Steps", CellRange.Parse("A1:A4"))] }).PutRows("A1", ["Step"], ["* Open the file"], ["* Note: save it"], ["Source: ledger"]);

        Assert.All((await DetectOneAsync(list)).Roles(), role => Assert.Equal(RowRole.Data, role));
    }

    [Fact]
    public async Task A_name_with_the_mark_of_a_footnote_is_a_record_and_a_paragraph_is_a_heading()
    {
        var table = await DetectOneAsync(CellSheet.Create(new() { ListObjects = [new("Budget", CellRange.Parse("A1:C7"))] }).PutRows(
            "A1", ["Item", "2023", "2024"], ["\u00A7 12 Personnel"], ["Wages", 10, 12], ["*Kosovo"], ["Travel", 20, 25], ["** provisional"], ["Rent", 3, 4]));

        Assert.Equal([RowRole.GroupHead, RowRole.Data, RowRole.Data, RowRole.Data, RowRole.Note, RowRole.Data], table.Roles());
        Assert.Equal(["\u00A7 12 Personnel", "Travel"], table.RowPath(3));
    }

    [Fact]
    public async Task A_heading_that_begins_like_a_note_is_a_heading()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Item", "2023", "2024"], ["Sources of income", null, null], ["Rent", 10, 12], ["Sales", 20, 25], ["Notes payable", null, null], ["Bank", 3, 4]));

        Assert.Equal([RowRole.GroupHead, RowRole.Data, RowRole.Data, RowRole.GroupHead, RowRole.Data], table.Roles());
    }

    [Fact]
    public async Task A_column_of_which_a_total_is_no_sum_does_not_make_records_of_totals()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Item", "Units", "Unit price"], ["Saw", 3, 9.5], ["Axe", 2, 19.5], ["Total tools", 5, 14.5], ["Hose", 1, 7], ["Pipe", 2, 4], ["Total garden", 3, 5.5]));

        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Total, RowRole.Data, RowRole.Data, RowRole.Total], table.Roles());
    }

    [Fact]
    public async Task Totals_straight_after_their_rows_are_found_in_a_table_of_any_length()
    {
        string[] months = ["January", "February", "March"];
        var table = await DetectOneAsync(TestSheet.Of([
            ["Booking", "Amount"],
            .. months.SelectMany(month => Enumerable.Range(1, 900).Select(i => new object?[] { $"{month} {i}", i }).Append([$"Total {month}", 900 * 901 / 2]))]));

        Assert.Equal([900, 1801, 2702], Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows.Role(row) == RowRole.Total));
    }

    [Fact]
    public async Task Totals_of_costs_are_as_good_as_those_of_income()
    {
        var table = await DetectOneAsync(TestSheet.Of(["Item", "Amount"], ["Rent", -100], ["Heat", -50], ["Total costs", -150], ["Sales", 70], ["Fees", 30], ["Total income", 100]));

        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Total, RowRole.Data, RowRole.Data, RowRole.Total], table.Roles());
    }

    [Theory]
    [InlineData(386.2, RowRole.Data)]
    [InlineData(665.9, RowRole.Total)]
    public async Task A_first_row_that_may_be_a_name_is_a_total_only_when_it_sums_up_what_follows(double sales, RowRole expected)
    {
        var table = await DetectOneAsync(TestSheet.Of(["Company", "Sales"], ["Total Energies", sales], ["BP", 271.7], ["Eni", 232.5], ["Equinor", 161.7]));

        Assert.Equal([expected, RowRole.Data, RowRole.Data, RowRole.Data], table.Roles());
    }

    [Fact]
    public async Task A_header_of_years_repeated_in_the_body_is_no_record()
    {
        var table = await DetectOneAsync(TestSheet.Of(
            ["Country", 2022, 2023], ["France", 10.5, 11.5], ["Spain", 20.5, 21.5], ["Italy", 7.5, 8], ["Country", 2022, 2023], ["Japan", 30.5, 31.5], ["China", 40, 41.5]));

        Assert.Equal([RowRole.Data, RowRole.Data, RowRole.Data, RowRole.Header, RowRole.Data, RowRole.Data], table.Roles());
    }

    [Theory]
    [InlineData("Total Energies")]
    [InlineData("Somme Services")]
    public async Task A_name_that_begins_like_a_total_is_a_record_unless_the_figures_say_otherwise(string name)
    {
        var companies = await DetectOneAsync(TestSheet.Of(["Company", "Sales"], ["Shell", 386.2], ["BP", 241.7], [name, 263.3], ["Eni", 132.5], ["Equinor", 150.8]));
        var sums = await DetectOneAsync(TestSheet.Of(["Company", "Sales"], ["Shell", 15], ["BP", 11], [name, 26], ["Eni", 13], ["Equinor", 8]));

        Assert.All(companies.Roles(), role => Assert.Equal(RowRole.Data, role));
        Assert.Equal(RowRole.Total, sums.Rows.Role(2));
    }
}
