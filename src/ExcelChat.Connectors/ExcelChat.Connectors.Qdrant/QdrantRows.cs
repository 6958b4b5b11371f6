using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>The rows of a collection of Qdrant, as points.</summary>
internal sealed partial class QdrantRows(QdrantClient client, QdrantSchema schema) : RowStore
{
    private const int PageSize = 1000;

    public override async Task<bool> ExistsAsync(CancellationToken cancellationToken)
        => (await client.SendAsync(HttpMethod.Get, $"{schema.Path}/exists", (JsonNode?)null, cancellationToken).ConfigureAwait(false)).GetProperty("exists").GetBoolean();

    /// <summary>Creates the collection, and the payload indexes that are missing, also of one that was there: the graph of vectors is built along them.</summary>
    public override async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await ExistsAsync(cancellationToken).ConfigureAwait(false))
            {
                await client.SendAsync(HttpMethod.Put, schema.Path, schema.Creation(), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (QdrantException error) when (error.StatusCode is HttpStatusCode.Conflict)
        {
            // Another was faster.
        }

        var known = await client.SendAsync(HttpMethod.Get, schema.Path, (JsonNode?)null, cancellationToken).ConfigureAwait(false);
        var indexes = known.GetProperty("payload_schema");
        foreach (var (field, kind) in schema.Indexes().Where(index => !indexes.TryGetProperty(index.Field, out _)))
        {
            await client.SendAsync(HttpMethod.Put, $"{schema.Path}/index?wait=true", new JsonObject { ["field_name"] = field, ["field_schema"] = kind }, cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task DropAsync(CancellationToken cancellationToken) => await DropAsync(client, schema.Path, cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes a collection; one that is not there is fine.</summary>
    public static async Task<bool> DropAsync(QdrantClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            var dropped = await client.SendAsync(HttpMethod.Delete, path, (JsonNode?)null, cancellationToken).ConfigureAwait(false);
            return dropped.GetBoolean();
        }
        catch (QdrantException error) when (error.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public override async Task<IReadOnlyList<Row>> FindAsync(IReadOnlyList<object> keys, bool includeVectors, CancellationToken cancellationToken)
    {
        List<Row> rows = [];
        foreach (var some in keys.Chunk(PageSize))
        {
            var body = new JsonObject { ["ids"] = new JsonArray([.. some.Select(QdrantKeys.IdOf)]), ["with_payload"] = true, ["with_vector"] = Vectors(includeVectors) };
            var points = await client.SendAsync(HttpMethod.Post, $"{schema.Path}/points", body, cancellationToken).ConfigureAwait(false);
            rows.AddRange(points.EnumerateArray().Select(point => ToRow(point, includeVectors)));
        }

        return rows;
    }

    public override async Task<IReadOnlyList<Row>> ListAsync(RowQuery query, CancellationToken cancellationToken)
    {
        if (query.SortKeys.Count == 0)
        {
            return [.. (await ScrollAsync(query, query.Depth, query.IncludeVectors, cancellationToken).ConfigureAwait(false)).Skip(query.Skip)];
        }

        // Qdrant orders by one number at most and leaves out points without it, so the order is made here.
        var all = await ScrollAsync(query, int.MaxValue, includeVectors: false, cancellationToken).ConfigureAwait(false);
        Row[] page = [.. all.Order(Comparer(query)).Skip(query.Skip).Take(query.Top)];
        if (!query.IncludeVectors || page.Length == 0)
        {
            return page;
        }

        var found = await FindAsync([.. page.Select(row => row.Key)], includeVectors: true, cancellationToken).ConfigureAwait(false);
        var byKey = found.ToDictionary(row => row.Key);
        return [.. page.Where(row => byKey.ContainsKey(row.Key)).Select(row => byKey[row.Key])];
    }

    public override async Task<long> CountAsync(Condition filter, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["filter"] = QdrantFilter.Of(filter), ["exact"] = true };
        return (await client.SendAsync(HttpMethod.Post, $"{schema.Path}/points/count", body, cancellationToken).ConfigureAwait(false)).GetProperty("count").GetInt64();
    }

    /// <summary>Qdrant builds its graph by itself; this waits for it.</summary>
    public override async Task BuildIndexesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await client.SendAsync(HttpMethod.Get, schema.Path, (JsonNode?)null, cancellationToken).ConfigureAwait(false);
            if (state.GetProperty("status").GetString() is not "yellow")
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
    }

    public override string? Explain(Exception error) => QdrantClient.Explain(error);

    private async Task<List<Row>> ScrollAsync(RowQuery query, int most, bool includeVectors, CancellationToken cancellationToken)
    {
        List<Row> rows = [];
        JsonNode? offset = null;
        do
        {
            var body = new JsonObject
            {
                ["filter"] = QdrantFilter.Of(query.Filter),
                ["limit"] = Math.Min(PageSize, most - rows.Count),
                ["with_payload"] = query.Fields is { } fields ? new JsonArray([.. fields.Select(field => (JsonNode)QdrantFilter.Field(field)), QdrantKeys.Field]) : true,
                ["with_vector"] = Vectors(includeVectors),
            };
            if (offset is not null)
            {
                body["offset"] = offset;
            }

            var page = await client.SendAsync(HttpMethod.Post, $"{schema.Path}/points/scroll", body, cancellationToken).ConfigureAwait(false);
            rows.AddRange(page.GetProperty("points").EnumerateArray().Select(point => ToRow(point, includeVectors)));
            offset = page.TryGetProperty("next_page_offset", out var next) && next.ValueKind is not JsonValueKind.Null ? JsonNode.Parse(next.GetRawText()) : null;
        }
        while (offset is not null && rows.Count < most);

        return rows;
    }

    private Comparer<Row> Comparer(RowQuery query)
    {
        var data = schema.Model.DataProperties.Select((property, place) => (property.StorageName, place)).ToDictionary(item => item.StorageName, item => item.place);
        Func<Row, object?>[] keys = [.. query.SortKeys.Select(key => (Func<Row, object?>)(row => data.TryGetValue(key.Property.StorageName, out var place) ? row.Values[place] : row.Key))];
        return Comparer<Row>.Create((left, right) =>
        {
            for (var index = 0; index < keys.Length; index++)
            {
                var (first, second) = (keys[index](left), keys[index](right));
                var order = first is string text && second is string other ? string.CompareOrdinal(text, other) : Comparer<object>.Default.Compare(first, second);
                if (order != 0)
                {
                    return query.SortKeys[index].Ascending ? order : -order;
                }
            }

            return 0;
        });
    }

    // The dense vectors only: the words come back from their text.
    private JsonNode Vectors(bool include)
        => include && schema.Model.VectorProperties.Count > 0 ? new JsonArray([.. schema.Model.VectorProperties.Select(property => (JsonNode)QdrantSchema.VectorOf(property))]) : false;

    private Row ToRow(JsonElement point, bool includeVectors)
    {
        var payload = point.GetProperty("payload");
        return new()
        {
            Key = QdrantKeys.Read(point.GetProperty("id"), payload, schema.Model.KeyProperty.Type),
            Values =
            [
                .. schema.Model.DataProperties.Select(property => payload.TryGetProperty(QdrantFilter.Field(property), out var value) ? QdrantValues.Read(value, property.Type) : null),
            ],
            Vectors = includeVectors ? [.. schema.Model.VectorProperties.Select(property => Vector(point, payload, QdrantSchema.VectorOf(property)))] : [],
        };
    }

    private static ReadOnlyMemory<float>? Vector(JsonElement point, JsonElement payload, string name)
    {
        if (!point.TryGetProperty("vector", out var vectors) || !vectors.TryGetProperty(name, out var vector))
        {
            return null;
        }

        float[] numbers = [.. vector.EnumerateArray().Select(number => number.GetSingle())];
        if (payload.TryGetProperty(QdrantSchema.NormsField, out var norms) && norms.TryGetProperty(name, out var norm))
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(numbers, norm.GetSingle(), numbers);
        }

        return numbers;
    }
}
