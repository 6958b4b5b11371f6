using ExcelChat.Stores.Filters;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

/// <summary>Which rows, in which order, and how many of them.</summary>
internal sealed class RowQuery
{
    public required Condition Filter { get; init; }

    /// <summary>What to sort by, first key first, null before all values; rows that are equal in all keep the order that the store has.</summary>
    public IReadOnlyList<(PropertyModel Property, bool Ascending)> SortKeys { get; init; } = [];

    public int Skip { get; init; }

    public required int Top { get; init; }

    public bool IncludeVectors { get; init; }

    /// <summary>The data properties to read, at least; the values of others may be missing. Null for all.</summary>
    public IReadOnlyList<DataPropertyModel>? Fields { get; init; }

    /// <summary>Whether a property is to be read.</summary>
    public bool Reads(DataPropertyModel property) => Fields is null || Fields.Contains(property);

    /// <summary>How many rows must be known in rank order to answer.</summary>
    public int Depth => (int)Math.Min((long)Skip + Top, int.MaxValue);
}
