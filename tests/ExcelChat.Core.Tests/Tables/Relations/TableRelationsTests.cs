using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Tables.Relations;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Tables.Relations;

public sealed class TableRelationsTests
{
    [Fact]
    public void A_column_whose_values_are_keys_of_another_table_joins_it()
    {
        var customers = TestTable.Of("Customers", ["Customer", "City"], ["C-1", "Rome"], ["C-2", "Oslo"], ["C-3", "Bern"], ["C-4", "Lima"]);
        var orders = TestTable.Of("Orders", ["Order", "Customer"], ["o1", "C-2"], ["o2", "C-2"], ["o3", "C-4"], ["o4", "C-1"]);

        var join = Assert.Single(TableRelations.Find([orders, customers]).OfType<JoinableColumns>());

        Assert.Equal(("Orders", "Customer", "Customers", "Customer"), (join.From.Name, join.FromColumn.Name, join.To.Name, join.ToColumn.Name));
        Assert.Equal(1, join.Containment);
        Assert.InRange(join.Confidence, 0.7, 1);
    }

    [Fact]
    public void Small_whole_numbers_of_different_meaning_do_not_join()
    {
        var staff = TestTable.Of("Staff", ["Name", "Children"], ["Ann", 1], ["Bob", 2], ["Cid", 3]);
        var rooms = TestTable.Of("Rooms", ["Room", "Floor"], ["Blue", 1], ["Red", 2], ["Green", 3]);

        Assert.Empty(TableRelations.Find([staff, rooms]));
    }

    [Fact]
    public void Tables_with_the_same_columns_are_of_one_form()
    {
        var january = TestTable.Of("January", ["Item", "Amount", "Note"], ["a", 1.5, "x"]);
        var february = TestTable.Of("February", ["Item", "Amount", "Note"], ["b", 2.5, "y"]);
        var staff = TestTable.Of("Staff", ["Name", "Age"], ["Ann", 40]);

        var form = Assert.Single(TableRelations.Find([january, staff, february]).OfType<SameForm>());

        Assert.Equal(["January", "February"], form.Tables.Select(t => t.Name));
    }

    [Fact]
    public void A_formula_that_reads_another_sheet_makes_its_table_a_precedent()
    {
        var rates = TestTable.Of("Rates", ["Currency", "Rate"], ["USD", 1.1]);
        var plan = With(TestTable.Of("Plan", ["Item", "Local"], ["Bolt", 11.0]), "B2", "A2*'Rates'!$B$2+SUM(Elsewhere!A1:A3)");

        var fact = Assert.Single(TableRelations.Find([plan, rates]).OfType<FormulaPrecedent>());

        Assert.Equal(("Plan", "Rates", 1), (fact.Dependent.Name, fact.Precedent.Name, fact.FormulaCount));
    }

    private static Table With(Table table, string address, string formula) => new()
    {
        Workbook = table.Workbook,
        Sheet = table.Sheet,
        Name = table.Name,
        Range = table.Range,
        Columns = table.Columns,
        Rows = table.Rows,
        HeaderRows = table.HeaderRows,
        Formulas = [new(CellAddress.Parse(address), formula)],
    };
}
