namespace ExcelChat.Connectors.InMemory;

internal sealed partial class StoredCollection
{
    private const int RowsPerWrite = 1000;

    /// <summary>Writes the collection as it is at one moment: names of columns, rows in the order of insertion with their vectors. Indexes are made again.</summary>
    public void Save(BinaryWriter writer) => Reading(() =>
    {
        string[] columns;
        lock (_columns)
        {
            columns = [.. _columns.OrderBy(column => column.Value).Select(column => column.Key)];
        }

        writer.Write(name);
        writer.Write(columns.Length);
        Array.ForEach(columns, writer.Write);
        writer.Write(_slots.Count);
        foreach (var slot in _slots.Values.OrderBy(slot => _rows[slot]!.Order))
        {
            Save(writer, slot, columns.Length);
        }

        return true;
    });

    /// <summary>Reads a collection that <see cref="Save(BinaryWriter)"/> wrote.</summary>
    public static StoredCollection Load(SnapshotReader reader)
    {
        var collection = new StoredCollection(reader.ReadString());
        var columns = reader.ReadCount();
        for (var column = 0; column < columns; column++)
        {
            collection.Column(reader.ReadString());
        }

        for (var rows = reader.ReadCount(); rows > 0; rows -= RowsPerWrite)
        {
            collection.Write([.. Enumerable.Range(0, Math.Min(rows, RowsPerWrite)).Select(_ => ReadRow(reader, columns))]);
        }

        return collection;
    }

    private void Save(BinaryWriter writer, int slot, int columns)
    {
        var row = _rows[slot]!;
        SnapshotValues.Write(writer, row.Key);
        for (var column = 0; column < columns; column++)
        {
            SnapshotValues.Write(writer, row[column]);
        }

        var vectors = _slabs.Where(slab => slab.Value.Has(slot)).ToArray();
        writer.Write(vectors.Length);
        foreach (var (property, slab) in vectors)
        {
            writer.Write(property);
            writer.Write(slab.Dimensions);
            foreach (var number in slab[slot])
            {
                writer.Write(number);
            }
        }
    }

    private static RowDraft ReadRow(SnapshotReader reader, int columns)
    {
        var key = SnapshotValues.Read(reader) is { } value and not Array ? value : throw new FormatException("a record has no key");
        var values = new object?[columns];
        for (var column = 0; column < columns; column++)
        {
            values[column] = SnapshotValues.Read(reader);
        }

        Dictionary<string, ReadOnlyMemory<float>> vectors = new(StringComparer.Ordinal);
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var property = reader.ReadString();
            var vector = new float[reader.ReadCount(sizeof(float))];
            for (var place = 0; place < vector.Length; place++)
            {
                vector[place] = reader.ReadSingle();
            }

            vectors.Add(property, vector);
        }

        return new(new(key, values), vectors);
    }
}
