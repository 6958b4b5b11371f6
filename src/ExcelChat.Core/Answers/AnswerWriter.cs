using System.Globalization;
using System.Text;
using ExcelChat.Answers.Charts;
using ExcelChat.Answers.Grounding;
using ExcelChat.Answers.Tools;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers;

/// <summary>Says a result in words, with the cells behind it.</summary>
internal sealed class AnswerWriter(IReadOnlyList<Table> tables, AnswerOptions options)
{
    private const int MaxSnippetCells = 5;

    // A cell may hold 32,767 characters; the values hold them all.
    private const int MaxCell = 1_000;

    // Nobody reads more, and a filter of a long table leaves tens of thousands of ranges.
    private const int MaxSnippets = 500;

    public static Answer Abstain(string question, IReadOnlyList<RankedPlan> readings, AnswerOptions options)
    {
        var likely = readings.Take(options.MaxReadings).ToArray();
        var text = likely.Length == 0
            ? "I found nothing in the workbook that the question names. Use the words of its headers and cells."
            : $"I am not sure what is meant. Did you mean: {string.Join("; ", likely.Select(r => r.Reading))}?";
        return new()
        {
            Question = question,
            Text = text,
            Abstained = true,
            Confidence = likely.Length == 0 ? 0 : likely[0].Confidence,
            Readings = likely,
        };
    }

    public Answer Write(string question, RankedPlan reading, Result result)
    {
        var proof = result.Proof;
        var values = Values(result).ToArray();
        return new()
        {
            Question = question,
            Text = Text(reading, result, proof),
            Values = values,
            Citations = [.. proof.Operands.Select((range, i) => new Citation(range, i < MaxSnippets ? Snippet(range) : ""))],
            Confidence = reading.Confidence,
            Reading = reading.Reading,
            Proof = proof,
            Chart = ChartAdvisor.Recommend(result, reading.Reading),
            Notes = reading.Ignored.Count == 0 ? proof.Skipped : [$"words of the question not used: {string.Join(", ", reading.Ignored)}", .. proof.Skipped],
        };
    }

    private static IEnumerable<AnswerValue> Values(Result result)
    {
        for (var row = 0; row < result.RowCount; row++)
        {
            for (var column = 0; column < result.Columns.Count; column++)
            {
                yield return new(result.Value(row, column), result.Text(row, column), result.Columns[column].Name) { IsComputed = result.IsComputed(row, column) };
            }
        }
    }

    private string Text(RankedPlan reading, Result result, Proof proof)
    {
        var text = new StringBuilder();
        if (result.Columns.Count == 1)
        {
            text.AppendJoin(", ", Enumerable.Range(0, Math.Min(result.RowCount, options.MaxRowsInText)).Select(row => Shown(result, row, 0)));
        }
        else
        {
            text.AppendJoin("; ", Enumerable.Range(0, Math.Min(result.RowCount, options.MaxRowsInText)).Select(row => Row(result, row)));
        }

        if (result.RowCount > options.MaxRowsInText)
        {
            text.Append(CultureInfo.InvariantCulture, $" and {result.RowCount - options.MaxRowsInText} more");
        }

        return text.Append(CultureInfo.InvariantCulture, $" ({reading.Reading}; {proof.RowsUsed:#,0} of {proof.RowsRead:#,0} rows)").ToString();
    }

    private static string Row(Result result, int row)
        => string.Join(": ", Enumerable.Range(0, result.Columns.Count).Select(column => Shown(result, row, column)));

    // A computed number without a format of its own is rounded for reading; its full precision is in the values. A cell's is as the cell shows it.
    private static string Shown(Result result, int row, int column)
    {
        // Accounting formats pad with spaces.
        var (value, unit) = (result.Value(row, column), result.Columns[column].Unit);
        var text = CellText.Clean(result.Text(row, column).Trim(), MaxCell);
        text = value.Kind == CellKind.Number && !Display.IsOf(text, value.Number) ? NumberFormat.General.Display(value) : text;
        var plain = value.Kind == CellKind.Number && text == NumberFormat.General.Display(value);
        var shown = plain && result.IsComputed(row, column) && Math.Abs(value.Number) is >= 1e-4 and < 1e15
            ? value.Number.ToString(value.Number == Math.Floor(value.Number) ? "#,##0" : "#,##0.####", CultureInfo.InvariantCulture)
            : text;
        return plain && unit is not null && Display.IsUnit(unit) && !result.Columns[column].Type.IsText() ? $"{shown} {unit}" : shown;
    }

    private string Snippet(SheetRange source)
    {
        var table = tables.FirstOrDefault(t => t.Workbook == source.Workbook && t.Sheet == source.Sheet && t.Range.Overlaps(source.Range));
        if (table is null)
        {
            return "";
        }

        var cells = new List<string>(MaxSnippetCells);
        for (var row = table.Rows.FirstAt(source.Range.First.Row); row < table.Rows.Count && table.Rows.SheetRow(row) <= source.Range.Last.Row && cells.Count < MaxSnippetCells; row++)
        {
            cells.AddRange(table.Columns.Where(c => c.SheetColumn >= source.Range.First.Column && c.SheetColumn <= source.Range.Last.Column).Take(MaxSnippetCells - cells.Count).Select(c => CellText.Clean(c.Text(row))));
        }

        return string.Join(", ", cells);
    }
}
