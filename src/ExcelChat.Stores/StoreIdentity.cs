using Microsoft.Extensions.VectorData;

namespace ExcelChat.Stores;

/// <summary>How a store is called in metadata, telemetry and errors.</summary>
/// <param name="System">The kind of system, as OpenTelemetry's <c>db.system.name</c> calls it.</param>
/// <param name="Name">The name of this one, if it has one.</param>
internal sealed record StoreIdentity(string System, string? Name)
{
    public VectorStoreMetadata Metadata { get; } = new() { VectorStoreSystemName = System, VectorStoreName = Name };

    public VectorStoreCollectionMetadata Of(string collection) => new() { VectorStoreSystemName = System, VectorStoreName = Name, CollectionName = collection };

    /// <summary>Runs an operation of the store; what the outside system complains of becomes a <see cref="VectorStoreException"/> that says where.</summary>
    public async Task<T> RunAsync<T>(string operation, string? collection, Func<Exception, string?> explain, Func<Task<T>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception error) when (explain(error) is not null)
        {
            throw new VectorStoreException(explain(error)!, error)
            {
                VectorStoreSystemName = System,
                VectorStoreName = Name,
                CollectionName = collection,
                OperationName = operation,
            };
        }
    }
}
