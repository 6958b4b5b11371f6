using ExcelChat.Tables.Columns;
using ExcelChat.Tables.Detection;
using ExcelChat.Tables.Headers;
using ExcelChat.Tables.Rows;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Tells what the rows of a table are as they stream by, as far as the cells of each tell alone.</summary>
/// <param name="head">The table as far as its first rows go.</param>
/// <param name="declared">The table that the author declared there, or null.</param>
/// <param name="places">Where its columns stand.</param>
internal sealed class StreamedRoles(Table head, ListObject? declared, StreamedPlaces places)
{
    private readonly int _firstRow = head.Range.First.Row + head.HeaderRows;
    private readonly string[] _header = [.. head.HeaderRows == 0 ? [] : head.Columns.Select(column => column.HeaderPath.Count == 0 ? "" : column.HeaderPath[^1])];

    /// <summary>What a row is.</summary>
    public RowRole Of(Row row)
    {
        if (declared is { } table && row.Number > table.Range.Last.Row - table.TotalsRows)
        {
            return RowRole.Total;
        }

        var cells = row.Cells.Span;
        var first = places.Next(cells, 0);
        if (first == cells.Length || cells[first].Value.Kind != CellKind.Text)
        {
            return RowRole.Data;
        }

        var label = cells[first].Value.Text;
        return places.Next(cells, first + 1) == cells.Length ? OfLine(label)
            : IsTotal(cells, first, row.Number) ? RowRole.Total
            : IsHeader(label, cells) ? RowRole.Header
            : RowRole.Data;
    }

    private RowRole OfLine(string label)
        => head.Columns.Count > 1 && TextLines.IsNoteWithin(label) ? RowRole.Note
            : head.Columns.Count > 2 && !TextLines.IsMarked(label) && TypedText.Parse(label) is { IsMissing: false, Value.IsBlank: true } ? RowRole.GroupHead
            : RowRole.Data;

    /// <summary>Whether a label before the first value is one of a total; one that may be a name is when the row adds up others.</summary>
    private bool IsTotal(ReadOnlySpan<Cell> cells, int first, int row)
    {
        bool isLabelled = false, mayBe = false;
        for (var i = first; i < cells.Length; i = places.Next(cells, i + 1))
        {
            var value = cells[i].Value;
            if (value.IsNumeric || (value.Kind == CellKind.Text && !TypedText.Parse(value.Text).Value.IsBlank))
            {
                return isLabelled || (mayBe && AddsUpRows(cells, row));
            }

            if (value.Kind == CellKind.Text)
            {
                var mayBeName = Labels.IsTotalOfSomething(value.Text) && Labels.MayBeName(value.Text);
                mayBe |= mayBeName;
                isLabelled |= !mayBeName && (Labels.IsTotalWord(value.Text) || Labels.IsTotalOfSomething(value.Text));
            }
        }

        return false;
    }

    private bool AddsUpRows(ReadOnlySpan<Cell> cells, int row)
    {
        foreach (ref readonly var cell in cells)
        {
            if (places.IndexOf(cell) >= 0 && cell.Formula is { } formula && SumFormula.LastAddend(new(cell.Address, formula), _firstRow, row) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHeader(string label, ReadOnlySpan<Cell> cells)
    {
        if (_header.Length == 0 || ColumnNames.Fold(label) != _header[0])
        {
            return false;
        }

        var same = 0;
        foreach (ref readonly var cell in cells)
        {
            same += places.IndexOf(cell) is >= 0 and var index && !cell.Value.IsBlank && ColumnNames.Fold(cell.Text) == _header[index] ? 1 : 0;
        }

        return same == _header.Length;
    }
}
