using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

/// <summary>What to look for by vector, or by vector and by words together.</summary>
internal sealed class VectorQuery
{
    /// <summary>Fewer candidates than this in a leg of a hybrid search would let a record's second leg go unseen.</summary>
    public const int SmallestLeg = 200;

    public required VectorPropertyModel Property { get; init; }

    public required ReadOnlyMemory<float> Vector { get; init; }

    public required RowQuery Rows { get; init; }

    /// <summary>The worst score to return, in the unit of the result; <see langword="null"/> returns all.</summary>
    public double? Threshold { get; init; }

    /// <summary>The words to look for as well; without them it is a search by vector alone.</summary>
    public WordQuery? Words { get; init; }

    /// <summary>How many candidates each leg of a hybrid search gives.</summary>
    public int LegDepth => Math.Max(Rows.Depth, SmallestLeg);
}

/// <summary>Words to look for in the text of a property; any of them counts.</summary>
internal sealed record WordQuery(DataPropertyModel Property, IReadOnlySet<string> Words);
