using System.Runtime.CompilerServices;
using ExcelChat.Tables.Detection;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>
/// Has the tables found in the first rows of a sheet. Tables that end there are profiled as they are; those that reach the last of these rows, or end no further above it than blank rows may part a table, stay open and
/// take the rows that follow, up to blank rows behind which the sheet goes on differently. From there on it begins again.
/// </summary>
internal sealed class StreamingProfiler(TableDetector detector) : SheetProfiler
{
    /// <summary>So many rows settle where a table is and what its header is.</summary>
    internal const int HeadRows = 2000;

    /// <summary>A head of very wide rows ends here.</summary>
    private const int HeadCells = 500_000;

    public override async IAsyncEnumerable<TableProfile> RunAsync(IAsyncEnumerable<Sheet> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var sheet in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await foreach (var profile in ProfileAsync(sheet, cancellationToken).ConfigureAwait(false))
            {
                yield return profile;
            }
        }
    }

    private async IAsyncEnumerable<TableProfile> ProfileAsync(Sheet sheet, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var layout = await sheet.ReadLayoutAsync(cancellationToken).ConfigureAwait(false);
        var rows = sheet.ReadRowsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            Row? next = null;
            do
            {
                var (head, ended) = await ReadHeadAsync(rows, next).ConfigureAwait(false);
                var lastRow = ended || head.Count == 0 ? 0 : head[^1].Number;
                var tables = await detector.RunAsync(HeadSheet.Of(sheet, layout, head), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
                var reaching = tables.ToLookup(table => lastRow > 0 && table.Range.Last.Row >= lastRow - BlockJoiner.MaxGap);
                foreach (var table in reaching[false])
                {
                    yield return table.Profile;
                }

                OpenTable[] open = [.. reaching[true].Select(table => new OpenTable(table, layout.ListObjects.FirstOrDefault(declared => declared.Range.First == table.Range.First && declared.Name == table.Name)))];
                next = ended ? null : await StreamAsync(rows, open).ConfigureAwait(false);
                foreach (var table in open)
                {
                    yield return table.Build();
                }
            }
            while (next is not null);
        }
    }

    private static async ValueTask<(List<Row> Head, bool Ended)> ReadHeadAsync(IAsyncEnumerator<Row> rows, Row? first)
    {
        var head = new List<Row>();
        var cells = 0;
        if (first is { } row)
        {
            head.Add(row);
        }

        while (head.Count < HeadRows && cells < HeadCells)
        {
            if (!await rows.MoveNextAsync().ConfigureAwait(false))
            {
                return (head, true);
            }

            if (!StreamedPlaces.IsEmpty(rows.Current))
            {
                head.Add(Kept(rows.Current));
                cells += rows.Current.Cells.Length;
            }
        }

        return (head, false);
    }

    /// <summary>Feeds rows to the open tables; the row with which something else begins, or null at the end of the sheet.</summary>
    private static async ValueTask<Row?> StreamAsync(IAsyncEnumerator<Row> rows, OpenTable[] open)
    {
        while (await rows.MoveNextAsync().ConfigureAwait(false))
        {
            var row = rows.Current;
            if (StreamedPlaces.IsEmpty(row))
            {
                continue;
            }

            var isTaken = false;
            foreach (var table in open)
            {
                if (table.Takes(row))
                {
                    table.Add(row);
                    isTaken = true;
                }
            }

            if (!isTaken)
            {
                return Kept(row);
            }
        }

        return null;
    }

    /// <summary>A row with cells of its own.</summary>
    private static Row Kept(Row row) => new(row.Number, row.Hidden, row.Cells.ToArray()) { OutlineLevel = row.OutlineLevel };
}
