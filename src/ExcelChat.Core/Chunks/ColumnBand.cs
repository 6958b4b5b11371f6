using ExcelChat.Tables;

namespace ExcelChat.Chunks;

/// <summary>Neighbouring columns whose names fit into a chunk together with rows. Most tables are one band.</summary>
/// <param name="Labels">The columns that name the rows, repeated in every band but the first; none in the first.</param>
/// <param name="Columns">The band's own columns.</param>
internal sealed record ColumnBand(IReadOnlyList<Column> Labels, IReadOnlyList<Column> Columns)
{
    /// <summary>Cuts a table's columns so that the names of each band take at most half of a chunk.</summary>
    public static IEnumerable<ColumnBand> Cut(Table table, int size)
    {
        var labels = table.Columns.Take(Math.Clamp(table.HeaderColumns, 1, 2)).ToArray();
        List<Column> open = [];
        var length = TableText.Place(table).Length;
        foreach (var column in table.Columns)
        {
            var cost = Cost(column);
            if (open.Count > 0 && length + cost > size / 2)
            {
                yield return new(open[0] == labels[0] ? [] : labels, open);
                open = [];
                length = TableText.Place(table).Length + labels.Sum(Cost);
            }

            open.Add(column);
            length += cost;
        }

        if (open.Count > 0)
        {
            yield return new(open[0] == labels[0] ? [] : labels, open);
        }
    }

    private static int Cost(Column column) => TableText.Label(column).Length + TableText.Separator.Length;
}
