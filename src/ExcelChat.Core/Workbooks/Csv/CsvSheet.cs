using System.Runtime.CompilerServices;
using CsvHelper;

namespace ExcelChat.Workbooks.Csv;

/// <summary>The one sheet of a file of delimited text. Records are rows and may differ in length; an empty line is an empty row.</summary>
internal sealed class CsvSheet(WorkbookSource source, CsvDialect dialect) : Sheet
{
    // Excel's own limit is 32,767 characters a cell. A record much longer than that has a quote that was never closed.
    private const int MaxRecordSize = 1 << 24;

    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var parser = CsvReader.Create(source.OpenRead(), Options());
        await using var closing = parser.ConfigureAwait(false);
        var values = new CsvValues(dialect);
        var cells = new RowBuffer();
        if (dialect.HasDelimiterLine)
        {
            await ReadAsync(parser, 0, cancellationToken).ConfigureAwait(false);
        }

        for (var row = 1; await ReadAsync(parser, row, cancellationToken).ConfigureAwait(false); row++)
        {
            Fill(cells, values, parser, row);
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

            if (row > CellAddress.MaxRow || i >= CellAddress.MaxColumn)
            {
                throw BeyondGrid(row, i + 1);
            }

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

    private WorkbookException BeyondGrid(int row, int column) => new(
        WorkbookProblem.LimitExceeded,
        source.Name,
        $"'{source.Name}' has a value in row {row}, column {column}; a sheet ends at row {CellAddress.MaxRow}, column {CellAddress.MaxColumn}. Split the file.")
    {
        Sheet = Name,
    };
}
