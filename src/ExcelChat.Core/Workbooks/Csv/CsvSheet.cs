using System.Runtime.CompilerServices;
using CsvHelper;

namespace ExcelChat.Workbooks.Csv;

/// <summary>The one sheet of a file of delimited text. Records are rows and may differ in length; an empty line is an empty row.</summary>
internal sealed class CsvSheet(WorkbookSource source, CsvDialect dialect, WorkbookLimits limits) : Sheet
{
    // Excel's own limit is 32,767 characters a cell. A record much longer than that has a quote that was never closed.
    private const int MaxRecordSize = 1 << 24;

    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var parser = CsvReader.Create(source.OpenRead(), Options());
        await using var closing = parser.ConfigureAwait(false);
        var values = new CsvValues(dialect);
        var cells = new RowBuffer();
        var count = 0L;
        if (dialect.HasDelimiterLine)
        {
            await ReadAsync(parser, 0, cancellationToken).ConfigureAwait(false);
        }

        for (var row = 1; await ReadAsync(parser, row, cancellationToken).ConfigureAwait(false); row++)
        {
            Fill(cells, values, parser, row);
            count += cells.Count;
            if (count > limits.MaxCells)
            {
                throw Exceeded(nameof(limits.MaxCells), limits.MaxCells, $"has more than {limits.MaxCells} cells");
            }

            if (cells.Count > 0)
            {
                yield return new(row, hidden: false, cells.InOrder());
            }
        }
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = dialect.Delimiter,
        Encoding = dialect.Encoding,
        HasHeader = false,
        DetectSeparatorHint = false,
        SkipEmptyLines = false,
        MaxRecordSize = MaxRecordSize,
    };

    private void Fill(RowBuffer cells, CsvValues values, CsvReader parser, int row)
    {
        cells.Clear();
        for (var i = 0; i < parser.FieldCount; i++)
        {
            var text = parser.GetString(i);
            if (text.Length == 0)
            {
                continue;
            }

            Check(row, i + 1);
            var (value, format) = values.Parse(text);
            cells.Add(new(new(row, i + 1), value, format));
        }
    }

    private async ValueTask<bool> ReadAsync(CsvReader parser, int row, CancellationToken cancellationToken)
    {
        try
        {
            return await parser.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(source.Name, $"a field in row {row} has no end; a quote may not be closed.", Name, cause: e);
        }
    }

    private void Check(int row, int column)
    {
        if (row > limits.MaxRows)
        {
            throw Exceeded(nameof(limits.MaxRows), limits.MaxRows, $"has a value in row {row}");
        }

        if (column > limits.MaxColumns)
        {
            throw Exceeded(nameof(limits.MaxColumns), limits.MaxColumns, $"has a value in column {column} of row {row}");
        }
    }

    private WorkbookException Exceeded(string limit, object allowed, string found) => WorkbookFault.Exceeded(source.Name, limit, allowed, found, Name);
}
