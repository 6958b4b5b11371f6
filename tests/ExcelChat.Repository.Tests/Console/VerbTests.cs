using System.Text.Json;

namespace ExcelChat.Repository.Tests.Console;

public sealed class VerbTests
{
    [Fact]
    public async Task Ask_prints_the_answer_its_cells_and_how_sure_it_is()
    {
        Run run = await Excelchat.RunAsync("ask", Excelchat.Staff, "What is the salary of Ada Almgren?");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[] lines = run.Output.Split('\n');
        Assert.Contains("110,000.00", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("cells", StringComparison.Ordinal) && line.EndsWith("Staff!F2", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("confidence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_prints_one_object_with_every_property_when_told_to()
    {
        JsonElement answer = Excelchat.Json(await Excelchat.RunAsync("ask", Excelchat.Staff, "What is the salary of Ada Almgren?", "--json"));

        Assert.Equal(
            ["text", "answers", "cells", "markers", "confidence", "abstained", "plan", "proof", "formula", "chart", "origin", "modelFault", "notes", "timings"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Staff!F2", Assert.Single(answer.GetProperty("cells").EnumerateArray()).GetString());
        Assert.False(answer.GetProperty("abstained").GetBoolean());
        Assert.Equal("Salary", answer.GetProperty("plan").GetProperty("columns")[0].GetString());
        Assert.True(answer.GetProperty("timings").GetProperty("ingestMs").GetDouble() > 0);
    }

    [Fact]
    public async Task Ask_says_nothing_of_what_the_workbook_does_not_know()
    {
        JsonElement answer = Excelchat.Json(await Excelchat.RunAsync("ask", Excelchat.Staff, "Wie wird das Wetter morgen?", "--json"));

        Assert.True(answer.GetProperty("abstained").GetBoolean());
        Assert.Empty(answer.GetProperty("answers").EnumerateArray());
        Assert.Empty(answer.GetProperty("cells").EnumerateArray());
    }

    [Fact]
    public async Task Ask_looks_into_every_file_that_is_named()
    {
        Run run = await Excelchat.RunAsync("ask", Excelchat.Budget, Excelchat.Staff, "What is the salary of Ada Almgren?");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Staff!F2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_answers_until_an_empty_line()
    {
        Run run = await Excelchat.TypeAsync("What is the salary of Ada Almgren?\nWhat is the location of Hanne Farkas?\n\nWhat is the title of Oona Kowal?\n", "chat", Excelchat.Staff);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("110,000.00", run.Output, StringComparison.Ordinal);
        Assert.Contains("Oslo", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Head of Warehouse", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_says_what_came_of_each_file_and_goes_on_after_a_bad_one()
    {
        Run run = await Excelchat.RunAsync("ingest", Excelchat.Staff, "no-such.xlsx", Excelchat.Budget);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such.xlsx", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Matches("^staff.xlsx: 2 sheets, 2 tables, 126 rows, [1-9][0-9]* chunks, [1-9][0-9]* new, 0 failures in .*\nbudget.xlsx: 1 sheets, 1 tables, ", run.Output);
    }

    [Fact]
    public async Task A_store_that_lasts_takes_only_what_is_new_and_answers_from_the_files_that_are_named()
    {
        using TempFolder folder = new();
        string[] store = ["--store", $"sqlite:{folder["index.db"]}"];

        Run first = await Excelchat.RunAsync(["ingest", Excelchat.Staff, Excelchat.Budget, .. store]);
        Run again = await Excelchat.RunAsync(["ingest", Excelchat.Staff, .. store]);
        Run asked = await Excelchat.RunAsync(["ask", Excelchat.Staff, "What is the salary of Ada Almgren?", .. store]);
        Run found = await Excelchat.RunAsync(["search", Excelchat.Staff, "budget of the Warehouse", .. store]);

        Assert.Matches("staff.xlsx: .* [1-9][0-9]* chunks, [1-9][0-9]* new, ", first.Output);
        Assert.Matches("staff.xlsx: .* [1-9][0-9]* chunks, 0 new, ", again.Output);
        Assert.Contains("110,000.00", asked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("budget.xlsx > ", found.Output, StringComparison.Ordinal);
        Assert.Equal("", string.Concat(first.Errors, again.Errors, asked.Errors, found.Errors));
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_said_in_one_line()
    {
        using TempFolder folder = new();

        Run run = await Excelchat.RunAsync("ingest", Excelchat.Staff, "--store", $"sqlite:{folder["absent/index.db"]}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("SQLite", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_prints_as_many_passages_as_it_may_with_their_ranges()
    {
        Run run = await Excelchat.RunAsync("search", Excelchat.Staff, "cost centre of the Warehouse", "--top", "2");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[] passages = [.. run.Output.Split('\n').Where(line => line.Contains("staff.xlsx > ", StringComparison.Ordinal))];
        Assert.Equal(2, passages.Length);
        Assert.Contains(passages, line => line.Contains("staff.xlsx > Departments!A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspect_finds_the_table_under_two_header_rows_and_its_totals()
    {
        JsonElement workbook = Excelchat.Json(await Excelchat.RunAsync("inspect", Excelchat.Budget, "--json"));

        JsonElement table = Assert.Single(workbook.GetProperty("tables").EnumerateArray());
        Assert.Equal("Budget", table.GetProperty("sheet").GetString());
        Assert.Equal("A3:I21", table.GetProperty("range").GetString());
        Assert.Equal(2, table.GetProperty("headerRows").GetInt32());
        Assert.Equal(9, table.GetProperty("columns").GetArrayLength());
        Assert.Equal(21, Assert.Single(table.GetProperty("totals").EnumerateArray()).GetInt32());
    }

    [Fact]
    public async Task Inspect_shows_people_the_columns()
    {
        Run run = await Excelchat.RunAsync("inspect", Excelchat.Staff);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(["Staff", "A1:H121", "Hire Date", "Departments", "A1:C7", "Cost Centre"], word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dump_writes_a_file_a_sheet_with_what_the_cells_show()
    {
        using TempFolder folder = new();

        Run run = await Excelchat.RunAsync("dump", Excelchat.Staff, "--out", folder["out"]);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
        string[] staff = await File.ReadAllLinesAsync(folder["out/staff.xlsx.0.csv"], TestContext.Current.CancellationToken);
        string[] departments = await File.ReadAllLinesAsync(folder["out/staff.xlsx.1.csv"], TestContext.Current.CancellationToken);
        Assert.Equal(121, staff.Length);
        Assert.Equal("Ada Almgren,Sales,Head of Sales,2010-07-04,1971-02-09,\"€ 110,000.00\",TRUE,Lisbon", staff[1]);
        Assert.Equal("Department,Head,Cost Centre", departments[0]);
        Assert.Equal(2, Directory.GetFiles(folder["out"]).Length);
    }
}
