using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Fuzz;

/// <summary>Reads everything that can be asked of a workbook and holds it against what a sheet can be.</summary>
internal static class Reading
{
    /// <summary>The most characters that an error's message should have, names of file and sheet included.</summary>
    public const int LongestMessage = 2_000;

    /// <summary>Limits so tight that no input can ask for much.</summary>
    public static WorkbookLimits Limits { get; } = WorkbookLimits.Default with
    {
        MaxDecompressedBytes = 8 << 20,
        MaxCells = 200_000,
        MaxSharedStringBytes = 4 << 20,
        MaxSheets = 64,
        MaxReadingTime = TimeSpan.FromSeconds(5),
        MaxEvaluatedCells = 50_000,
    };

    private static readonly WorkbookOpener Opener = new ServiceCollection().AddExcelChat().UseWorkbookLimits(Limits).Services.BuildServiceProvider().GetRequiredService<WorkbookOpener>();

    /// <summary>Opens and reads.</summary>
    /// <returns>The typed errors with which the file or parts of it were refused; none when all of it could be read.</returns>
    public static async Task<IReadOnlyList<WorkbookException>> AllAsync(Specimen specimen, CancellationToken cancellationToken)
    {
        Workbook workbook;
        try
        {
            workbook = await Opener.OpenAsync(WorkbookSource.FromBytes(specimen.Name, specimen.Content), cancellationToken);
        }
        catch (WorkbookException e)
        {
            Check(e);
            return [e];
        }

        await using (workbook)
        {
            Require(workbook.Sheets.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() == workbook.Sheets.Count, "two sheets of one name");
            List<WorkbookException> refusals = [];
            foreach (var sheet in workbook.Sheets)
            {
                await TryAsync(() => ReadLayoutAsync(sheet, cancellationToken), refusals);
                await TryAsync(() => ReadRowsAsync(sheet, cancellationToken), refusals);
                await TryAsync(() => ReadRichTextAsync(sheet, cancellationToken), refusals);
            }

            return refusals;
        }
    }

    // A sheet that cannot be read must not take the others with it.
    private static async Task TryAsync(Func<Task> read, List<WorkbookException> refusals)
    {
        try
        {
            await read();
        }
        catch (WorkbookException e)
        {
            Check(e);
            refusals.Add(e);
        }
    }

    private static void Check(WorkbookException e)
    {
        Require(e.Message.Length > 0, "an error without a message");
        Require(e.Problem != WorkbookProblem.LimitExceeded || typeof(WorkbookLimits).GetProperty(e.Limit ?? "") is not null, "a limit exceeded without its name");
    }

    private static async Task ReadLayoutAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var layout = await sheet.ReadLayoutAsync(cancellationToken);
        Require(layout.MergedRanges.All(IsOnSheet), "a merged range beyond the sheet");
        Require(layout.HiddenColumns.All(c => c is >= 1 and <= CellAddress.MaxColumn), "a hidden column beyond the sheet");
        Require(layout.ListObjects.All(t => t.Name is not null), "a table without a name");
    }

    private static bool IsOnSheet(CellRange range)
        => range.First is { Row: >= 1, Column: >= 1 } && range.Last is { Row: <= CellAddress.MaxRow, Column: <= CellAddress.MaxColumn } && range.Rows > 0 && range.Columns > 0;

    private static async Task ReadRowsAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var last = 0;
        await foreach (var row in sheet.ReadRowsAsync(cancellationToken))
        {
            Require(row.Number > last && row.Number <= CellAddress.MaxRow, "rows out of order or beyond the sheet");
            last = row.Number;
            ReadCells(row);
        }
    }

    private static async Task ReadRichTextAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var last = default(CellAddress);
        await foreach (var text in sheet.ReadRichTextAsync(cancellationToken))
        {
            Require(text.Cell.CompareTo(last) > 0, "rich texts out of order");
            last = text.Cell;
            Require(text.Runs.Count > 0 && text.Runs.All(run => run.Text.Length > 0), "a rich text without text");
            Require(text.Phonetics.All(hint => hint.Start >= 0 && hint.Start <= hint.End), "a phonetic hint that ends before it begins");
        }
    }

    private static void ReadCells(Row row)
    {
        var last = 0;
        foreach (ref readonly var cell in row.Cells.Span)
        {
            Require(cell.Address.Row == row.Number, "a cell of another row");
            Require(cell.Address.Column > last && cell.Address.Column <= CellAddress.MaxColumn, "cells out of order or beyond the sheet");
            last = cell.Address.Column;
            Require(!cell.Value.IsNumeric || double.IsFinite(cell.Value.Number), "a number that is not finite");
            Require(cell.Value.ToString() is not null && cell.Text is not null && cell.Format.Code is not null, "a cell without a text");
            Require(!cell.Value.IsBlank || cell.Formula is not null, "an empty cell without a formula");
            _ = cell.Value.AsDateTime();
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ImpossibleValueException(otherwise);
        }
    }
}
