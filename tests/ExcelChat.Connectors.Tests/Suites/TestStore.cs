using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Suites;

/// <summary>What the suites need to know of the store under test.</summary>
public abstract class TestStore
{
    /// <summary>Opens the store. Every call sees an empty store or collections of names that no other test uses.</summary>
    public abstract VectorStore Open(IEmbeddingGenerator? generator = null);

    /// <summary>A name that no other test uses.</summary>
    public virtual string NewName(string prefix = "records") => $"{prefix}-{Guid.NewGuid():N}";

    /// <summary>Whether the store knows a distance function; those it does not know must be refused.</summary>
    public virtual bool Knows(string distanceFunction) => true;
}
