namespace ExcelChat.Connectors.InMemory;

/// <summary>One record as the store keeps it: values by column, never changed after it is written.</summary>
/// <param name="key">The key.</param>
/// <param name="values">The values by the column numbers of the <see cref="StoredCollection"/>.</param>
internal sealed class StoredRow(object key, object?[] values)
{
    public object Key { get; } = key;

    /// <summary>When the key was first inserted, relative to the others; it breaks ties. Given by the collection.</summary>
    public long Order { get; set; }

    public object? this[int column] => column < values.Length ? values[column] : null;
}

/// <summary>A row on its way into the store, with its vectors by storage name.</summary>
internal readonly record struct RowDraft(StoredRow Row, Dictionary<string, ReadOnlyMemory<float>> Vectors);

/// <summary>A row on its way out, with its score if it was searched for and copies of its vectors if they were asked for.</summary>
internal readonly record struct StoredHit(StoredRow Row, double Score, Dictionary<string, float[]>? Vectors);
