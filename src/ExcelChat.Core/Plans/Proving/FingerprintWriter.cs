using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Proving;

/// <summary>
/// Takes the fingerprints of a proof's cells: of each cell when they are few, else of runs of cells of like number. Which cells a fingerprint is of
/// follows from the proof's ranges alone, so that they can be taken again from other bytes.
/// </summary>
internal static class FingerprintWriter
{
    private const int MaxPieces = 256;

    public static Fingerprint[] Write(IEnumerable<SheetRange> ranges, IReadOnlyList<Table> tables)
    {
        var hash = new ValueHash();
        return [.. Pieces([.. ranges]).Select(piece => Take(piece, hash, range => tables.Where(t => t.Workbook == range.Workbook && t.Sheet == range.Sheet)))];
    }

    /// <summary>The first cells that hold something else than when the proof was made, or null.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="found">For each table id of the proof the table as it is now.</param>
    public static string? FirstDifference(Proof proof, Dictionary<string, Table> found)
    {
        var tables = found.Select(entry => (Id: TableId.Parse(entry.Key), Table: entry.Value)).ToArray();
        var hash = new ValueHash();
        var index = 0;
        foreach (var piece in Pieces([.. proof.Operands, .. proof.Filters]))
        {
            var now = Take(piece, hash, range => tables.Where(t => t.Id.Workbook == range.Workbook.Id && t.Id.Sheet == range.Sheet).Select(t => t.Table));
            if (index >= proof.Fingerprints.Count)
            {
                return "the proof has fewer fingerprints than cells.";
            }

            var before = proof.Fingerprints[index++];
            if (before.Digest != now.Digest)
            {
                return before.Shown is null ? $"a cell of {now.Cells} has changed."
                    : before.Shown == now.Shown ? $"{now.Cells} still shows '{now.Shown}' and holds another value or format."
                    : $"{now.Cells} showed '{before.Shown}' and shows '{now.Shown}'.";
            }
        }

        return index == proof.Fingerprints.Count ? null : "the proof has more fingerprints than cells.";
    }

    private static Fingerprint Take(List<SheetRange> piece, ValueHash hash, Func<SheetRange, IEnumerable<Table>> tablesOf)
    {
        var single = piece is [{ Range: { Rows: 1, Columns: 1 } }];
        string? shown = null;
        foreach (var range in piece)
        {
            var table = tablesOf(range).FirstOrDefault(t => t.Range.Overlaps(range.Range));
            for (var column = range.Range.First.Column; column <= range.Range.Last.Column; column++)
            {
                var read = table?.Columns.FirstOrDefault(c => c.SheetColumn == column);
                var last = Add(read, table, range.Range, hash);
                shown = !single ? null : last < 0 ? "" : read!.Text(last);
            }
        }

        var cells = piece.Count == 1 ? piece[0].ToString() : $"{piece[0]} to {piece[^1]}";
        return new(cells, hash.ToDigest(), shown);
    }

    /// <summary>Adds the cells of a column and gives the last of its rows; -1 when there is none.</summary>
    private static int Add(Column? column, Table? table, CellRange range, ValueHash hash)
    {
        var (last, rows) = (-1, table?.Rows);
        for (var row = rows?.FirstAt(range.First.Row) ?? 0; rows is not null && column is not null && row < rows.Count && rows.SheetRow(row) <= range.Last.Row; row++)
        {
            hash.Add(column[row]);
            hash.Add(column.Format(row));
            last = row;
        }

        return last;
    }

    private static IEnumerable<List<SheetRange>> Pieces(SheetRange[] ranges)
    {
        var cells = ranges.Sum(r => (long)r.Range.Rows * r.Range.Columns);
        var size = Math.Max(1, (cells + MaxPieces - 1) / MaxPieces);
        var (piece, held) = (new List<SheetRange>(), 0L);
        foreach (var part in ranges.SelectMany(range => Cut(range, size)))
        {
            var count = (long)part.Range.Rows * part.Range.Columns;
            if (piece.Count > 0 && held + count > size)
            {
                yield return piece;
                (piece, held) = ([], 0);
            }

            piece.Add(part);
            held += count;
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    /// <summary>Cuts a range into columns, and these into runs of rows.</summary>
    private static IEnumerable<SheetRange> Cut(SheetRange range, long size)
    {
        var (first, last) = (range.Range.First, range.Range.Last);
        for (var column = first.Column; column <= last.Column; column++)
        {
            for (long row = first.Row; row <= last.Row; row += size)
            {
                yield return range with { Range = CellRange.Of((int)row, column, (int)Math.Min(row + size - 1, last.Row), column) };
            }
        }
    }
}
