using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Stores;

/// <summary>Checks a record's properties against what the store can hold.</summary>
internal sealed class StoreModelBuilder(StoreAbilities abilities) : CollectionModelBuilder(Building)
{
    private static readonly CollectionModelBuildingOptions Building = new()
    {
        SupportsMultipleVectors = true,
        RequiresAtLeastOneVector = false,
        UsesExternalSerializer = false,
    };

    protected override bool IsDataPropertyTypeValid(Type type, [NotNullWhen(false)] out string? supportedTypes)
    {
        supportedTypes = StoredValues.IsSupported(type) && !abilities.RefusedTypes.Contains(StoredValues.ScalarOf(type))
            ? null
            : StoredValues.Supported(abilities.RefusedTypes);
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
        if (!abilities.KeyTypes.Contains(keyProperty.Type))
        {
            throw new NotSupportedException(
                $"Key property '{keyProperty.ModelName}' has type '{keyProperty.Type.Name}'. Supported key types: {string.Join(", ", abilities.KeyTypes.Select(type => type.Name))}.");
        }
    }

    protected override void ValidateProperty(PropertyModel propertyModel, VectorStoreCollectionDefinition? definition)
    {
        base.ValidateProperty(propertyModel, definition);
        switch (propertyModel)
        {
            case VectorPropertyModel vector:
                Check(vector);
                break;
            case DataPropertyModel { IsFullTextIndexed: true } text when text.Type != typeof(string):
                throw new InvalidOperationException($"Property '{text.ModelName}' is full-text indexed but has type '{text.Type.Name}'. Full-text search needs a string.");
            default:
                break;
        }
    }

    private void Check(VectorPropertyModel vector)
    {
        if (vector.IndexKind is { } kind && !abilities.IndexKinds.Contains(kind))
        {
            throw new NotSupportedException($"Vector property '{vector.ModelName}' has the index kind '{kind}', which this store does not know. Known: {string.Join(", ", abilities.IndexKinds)}.");
        }

        if (vector.DistanceFunction is { } function && !abilities.DistanceFunctions.Contains(function))
        {
            throw new NotSupportedException(
                $"Vector property '{vector.ModelName}' has the distance function '{function}', which this store does not know. Known: {string.Join(", ", abilities.DistanceFunctions)}.");
        }

        if (vector.Dimensions > abilities.MaxDimensions)
        {
            throw new NotSupportedException($"Vector property '{vector.ModelName}' has {vector.Dimensions} dimensions; this store takes at most {abilities.MaxDimensions}.");
        }
    }
}
