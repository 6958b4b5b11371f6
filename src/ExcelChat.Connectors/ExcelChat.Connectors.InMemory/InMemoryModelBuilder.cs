using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.InMemory;

/// <summary>Checks a record's properties against what the store can hold.</summary>
internal sealed class InMemoryModelBuilder() : CollectionModelBuilder(Abilities)
{
    private static readonly CollectionModelBuildingOptions Abilities = new()
    {
        SupportsMultipleVectors = true,
        RequiresAtLeastOneVector = false,
        UsesExternalSerializer = false,
    };

    private static readonly Type[] KeyTypes = [typeof(Guid), typeof(string), typeof(int), typeof(long), typeof(ulong)];

    // An exact scan answers at least as well as any index, so a definition written for a server needs no change.
    private static readonly string[] IndexKinds =
        [IndexKind.Flat, IndexKind.Hnsw, IndexKind.IvfFlat, IndexKind.DiskAnn, IndexKind.QuantizedFlat, IndexKind.Dynamic];

    protected override bool IsDataPropertyTypeValid(Type type, [NotNullWhen(false)] out string? supportedTypes)
    {
        supportedTypes = StoredValues.IsSupported(type) ? null : StoredValues.SupportedTypes;
        return supportedTypes is null;
    }

    protected override bool IsVectorPropertyTypeValid(Type type, [NotNullWhen(false)] out string? supportedTypes)
    {
        supportedTypes = Vectors.IsNative(type) ? null : Vectors.SupportedTypes;
        return supportedTypes is null;
    }

    protected override void ValidateKeyProperty(KeyPropertyModel keyProperty)
    {
        base.ValidateKeyProperty(keyProperty);
        if (!KeyTypes.Contains(keyProperty.Type))
        {
            throw new NotSupportedException(
                $"Key property '{keyProperty.ModelName}' has type '{keyProperty.Type.Name}'. Supported key types: {string.Join(", ", KeyTypes.Select(type => type.Name))}.");
        }
    }

    protected override void ValidateProperty(PropertyModel propertyModel, VectorStoreCollectionDefinition? definition)
    {
        base.ValidateProperty(propertyModel, definition);
        switch (propertyModel)
        {
            case VectorPropertyModel { IndexKind: { } kind } vector when !IndexKinds.Contains(kind):
                throw new NotSupportedException($"Vector property '{vector.ModelName}' has the unknown index kind '{kind}'. Known: {string.Join(", ", IndexKinds)}.");
            case VectorPropertyModel vector:
                _ = DistanceMeasure.Of(vector);
                break;
            case DataPropertyModel { IsFullTextIndexed: true } text when text.Type != typeof(string):
                throw new InvalidOperationException($"Property '{text.ModelName}' is full-text indexed but has type '{text.Type.Name}'. Full-text search needs a string.");
            default:
                break;
        }
    }
}
