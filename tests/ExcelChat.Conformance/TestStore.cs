using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>What the suites need to know of the store under test. A deviation that is set here is asserted, not left out: what a store does not hold it must refuse.</summary>
public abstract class TestStore : IDisposable
{
    /// <summary>The class of the store.</summary>
    public abstract Type StoreType { get; }

    public virtual bool HoldsNaN => true;

    public virtual bool HoldsNullCharacters => true;

    public virtual bool OrdersDecimals => true;

    /// <summary>Whether equally near records come in the order of their insertion; their order must be the same each time anyway.</summary>
    public virtual bool BreaksTiesByInsertion => true;

    /// <summary>Whether records that are equal in a ranking have the same rank in a hybrid search.</summary>
    public virtual bool SharesRanks => true;

    /// <summary>Whether a vector without a direction is found by cosine, unlike everything.</summary>
    public virtual bool FindsZeroVectors => true;

    /// <summary>Opens the store. Every call sees an empty store or collections of names that no other test uses.</summary>
    public abstract VectorStore Open(IEmbeddingGenerator? generator = null);

    /// <summary>Registers the store with the extension method for a key.</summary>
    public abstract void Register(IServiceCollection services, object? key, IEmbeddingGenerator? generator, ServiceLifetime lifetime);

    /// <summary>Registers the store with the extension method without a key.</summary>
    public abstract void Register(IServiceCollection services);

    /// <summary>A name that no other test uses.</summary>
    public virtual string NewName(string prefix = "records") => $"{prefix}-{Guid.NewGuid():N}";

    public virtual bool Knows(string distanceFunction) => true;

    public virtual bool KnowsIndex(string kind) => true;

    public virtual bool Holds(Type type) => true;

    /// <summary>Removes what the test left behind.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
