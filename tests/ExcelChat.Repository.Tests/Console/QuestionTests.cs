namespace ExcelChat.Repository.Tests.Console;

/// <summary>Each right answer is worked out here by plain code over what the cells show.</summary>
public sealed class QuestionTests
{
    private const int FirstOrder = 4;

    private static readonly Lazy<Task<SheetText>> Sales = new(() => SheetText.DumpAsync(Excelchat.Sales));

    [Fact]
    public async Task A_total_with_a_filter()
    {
        SheetText sheet = await Sales.Value;
        int[] north = [.. sheet.RowsFrom(FirstOrder).Where(row => sheet['C', row] == "North")];

        GivenAnswer answer = await GivenAnswer.ToAsync("What is the total revenue in the North region?", Excelchat.Sales);

        Assert.Equal([north.Sum(row => sheet.Number('J', row))], answer.Numbers);
        Assert.Equal(Cells("Sales", "J", north), answer.Cells);
    }

    [Fact]
    public async Task An_average_by_group()
    {
        SheetText sheet = await Sales.Value;
        Dictionary<string, decimal> averages = sheet.RowsFrom(FirstOrder).GroupBy(row => sheet['F', row])
            .ToDictionary(category => category.Key, category => category.Average(row => sheet.Number('G', row)));

        GivenAnswer answer = await GivenAnswer.ToAsync("What is the average quantity by category?", Excelchat.Sales);

        Assert.Equal(averages.Keys.Order(StringComparer.Ordinal), answer.Texts.Where((_, i) => i % 2 == 0).Order(StringComparer.Ordinal));
        Assert.All(answer.Texts.Chunk(2), pair => Assert.Equal(averages[pair[0]], SheetText.Number(pair[1]), 6));
        Assert.Equal(Cells("Sales", "FG", sheet.RowsFrom(FirstOrder)), answer.Cells);
    }

    [Fact]
    public async Task A_top_three()
    {
        SheetText sheet = await Sales.Value;
        (string Country, decimal Revenue)[] top = [.. sheet.RowsFrom(FirstOrder).GroupBy(row => sheet['D', row])
            .Select(country => (country.Key, country.Sum(row => sheet.Number('J', row)))).OrderByDescending(country => country.Item2).Take(3)];

        GivenAnswer answer = await GivenAnswer.ToAsync("What are the top 3 countries by revenue?", Excelchat.Sales);

        Assert.Equal(top, answer.Texts.Chunk(2).Select(pair => (pair[0], SheetText.Number(pair[1]))));
        Assert.Equal(Cells("Sales", "DJ", sheet.RowsFrom(FirstOrder).Where(row => top.Any(country => country.Country == sheet['D', row]))), answer.Cells);
    }

    [Fact]
    public async Task A_count_with_a_condition()
    {
        SheetText sheet = await Sales.Value;
        int[] norwegian = [.. sheet.RowsFrom(FirstOrder).Where(row => sheet['D', row] == "Norway")];

        GivenAnswer answer = await GivenAnswer.ToAsync("How many orders are from Norway?", Excelchat.Sales);

        Assert.Equal([norwegian.Length], answer.Numbers);
        Assert.Equal(Rows("Sales", norwegian), answer.Rows);
    }

    [Fact]
    public async Task A_lookup()
    {
        SheetText sheet = await Sales.Value;
        int order = sheet.RowsFrom(FirstOrder).Single(row => sheet['A', row] == "SO-10042");

        GivenAnswer answer = await GivenAnswer.ToAsync("What is the product of order SO-10042?", Excelchat.Sales);

        Assert.Equal([sheet['E', order]], answer.Texts);
        Assert.Equal(Cells("Sales", "E", [order]), answer.Cells);
    }

    [Fact]
    public async Task A_difference_of_two_years()
    {
        SheetText sheet = await Sales.Value;
        decimal Revenue(string year) => sheet.RowsFrom(FirstOrder).Where(row => sheet['B', row].StartsWith(year, StringComparison.Ordinal)).Sum(row => sheet.Number('J', row));

        GivenAnswer answer = await GivenAnswer.ToAsync("What is the difference in revenue between 2024 and 2023?", Excelchat.Sales);

        Assert.Equal([Revenue("2024") - Revenue("2023")], answer.Numbers);
        Assert.Equal(Cells("Sales", "J", sheet.RowsFrom(FirstOrder)), answer.Cells);
    }

    [Fact]
    public async Task A_lookup_under_two_header_rows()
    {
        SheetText sheet = await SheetText.DumpAsync(Excelchat.Budget);
        int marketing = sheet.RowsFrom(5).Single(row => sheet['A', row] == "Marketing");
        char quarter = "BCDEFGHI".Single(column => column >= Year(sheet, "2024") && sheet[column, 4] == "Q3");

        GivenAnswer answer = await GivenAnswer.ToAsync("What was the budget of Marketing in Q3 2024?", Excelchat.Budget);

        Assert.Equal([sheet.Number(quarter, marketing)], answer.Numbers);
        Assert.Equal(Cells("Budget", [quarter], [marketing]), answer.Cells);
    }

    [Fact]
    public async Task A_count_of_people_and_not_of_departments()
    {
        SheetText sheet = await SheetText.DumpAsync(Excelchat.Staff);
        int[] finance = [.. sheet.RowsFrom(2).Where(row => sheet['B', row] == "Finance")];

        GivenAnswer answer = await GivenAnswer.ToAsync("How many employees are in the Finance department?", Excelchat.Staff);

        Assert.Equal([finance.Length], answer.Numbers);
        Assert.Equal(Rows("Staff", finance), answer.Rows);
    }

    private static char Year(SheetText sheet, string year) => "BCDEFGHI".Single(column => sheet[column, 3] == year);

    private static IEnumerable<string> Cells(string sheet, IEnumerable<char> columns, IEnumerable<int> rows) =>
        rows.SelectMany(row => columns.Select(column => $"{sheet}!{column}{row}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Rows(string sheet, IEnumerable<int> rows) => rows.Select(row => $"{sheet}!{row}").Order(StringComparer.Ordinal);
}
