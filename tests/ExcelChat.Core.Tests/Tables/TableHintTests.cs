using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Core.Tests.Tables;

public sealed class TableHintTests
{
    private static CellSheet Sheet => CellSheet.Create()
        .PutRows("A1", ["North", 3], ["South", 5], ["East", 8])
        .PutRows("E1", ["Product", "Stock"], ["Nut", 100], ["Bolt", 200], ["Screw", 50]);

    [Fact]
    public async Task A_hint_is_taken_as_it_is_and_the_rest_of_the_sheet_is_still_read()
    {
        var hint = new TableHint("sheet1", CellRange.Parse("A1:B2")) { Name = "Regions", HeaderRows = 1, HeaderColumns = 0 };

        var tables = await DetectAsync(TableDetector.WithHints(hint));

        Assert.Equal("A1:B2", tables[0].Range.ToString());
        Assert.Equal(("Regions", 1, 0, 1.0), (tables[0].Name, tables[0].HeaderRows, tables[0].HeaderColumns, tables[0].Confidence));
        Assert.Contains("E1:F4", tables.Ranges());
    }

    [Theory]
    [InlineData("Sheet2", null)]
    [InlineData("Sheet1", "another.xlsx")]
    public async Task A_hint_for_another_sheet_or_workbook_changes_nothing(string sheet, string? workbook)
    {
        var hint = new TableHint(sheet, CellRange.Parse("A1:B2")) { Workbook = workbook };

        Assert.Equal((await DetectAsync(TableDetector.Default)).Ranges(), (await DetectAsync(TableDetector.WithHints(hint))).Ranges());
    }

    [Fact]
    public async Task A_hint_reaches_the_detector_through_the_builder()
    {
        await using var provider = new ServiceCollection().AddExcelChat().AddTableHint(new("Sheet1", CellRange.Parse("A1:B2"))).Services.BuildServiceProvider();

        Assert.Contains("A1:B2", (await DetectAsync(provider.GetRequiredService<TableDetector>())).Ranges());
    }

    [Fact]
    public async Task Every_table_says_why_it_is_one()
        => Assert.All(await DetectAsync(TableDetector.Default), table => Assert.NotEmpty(table.Reasons));

    [Fact]
    public async Task Years_over_labelled_rows_are_a_matrix_and_records_are_records()
    {
        var matrix = await Detection.DetectOneAsync(TestSheet.Of(["Country", 2021, 2022, 2023], ["France", 10, 11, 12], ["Spain", 20, 21, 22]));
        var records = await Detection.DetectOneAsync(TestSheet.Of(["Name", "City", "Age"], ["Ann", "Rome", 31], ["Bob", "Oslo", 42]));

        Assert.Equal((TableKind.Matrix, TableKind.Records), (matrix.Kind, records.Kind));
    }

    private static async Task<List<Table>> DetectAsync(TableDetector detector)
        => await detector.RunAsync(new Sheet[] { Sheet }.ToAsyncEnumerable(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
