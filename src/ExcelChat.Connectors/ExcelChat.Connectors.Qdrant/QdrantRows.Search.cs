using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Stores;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Qdrant;

internal sealed partial class QdrantRows
{
    private const int RankConstant = 60;

    /// <summary>From this depth on, the points are counted first, so that no server sets aside memory for more than there are.</summary>
    private const int Deep = 1000;

    public override async Task<IReadOnlyList<ScoredRow>> SearchAsync(VectorQuery query, CancellationToken cancellationToken)
    {
        var depth = query.Rows.Depth;
        if (depth > Deep)
        {
            depth = (int)Math.Min(depth, await CountAsync(query.Rows.Filter, cancellationToken).ConfigureAwait(false));
        }

        if (depth <= query.Rows.Skip)
        {
            return [];
        }

        var body = query.Words is { Words.Count: > 0 } words ? Fused(query, words, depth) : Nearest(query, depth);
        if (query.Threshold is { } threshold)
        {
            body["score_threshold"] = query.Words is null ? QdrantSchema.Threshold(query.Property, threshold) : threshold;
        }

        body["limit"] = depth - query.Rows.Skip;
        body["offset"] = query.Rows.Skip;
        body["with_payload"] = true;
        body["with_vector"] = Vectors(query.Rows.IncludeVectors);
        var result = await client.SendAsync(HttpMethod.Post, $"{schema.Path}/points/query", body, cancellationToken).ConfigureAwait(false);
        return
        [
            .. result.GetProperty("points").EnumerateArray().Select(point => new ScoredRow(
                ToRow(point, query.Rows.IncludeVectors),
                query.Words is null ? QdrantSchema.Score(query.Property, point.GetProperty("score").GetDouble()) : point.GetProperty("score").GetDouble())),
        ];
    }

    private static JsonObject Nearest(VectorQuery query, int depth)
    {
        var near = Near(query);
        return query.Words is null ? near : Fusion(depth, near);
    }

    private static JsonObject Fused(VectorQuery query, WordQuery words, int depth)
    {
        var said = new JsonObject
        {
            ["query"] = Written(json => WordVector.WriteQuery(json, words.Words)),
            ["using"] = QdrantSchema.WordsOf(words.Property),
            ["filter"] = QdrantFilter.Of(query.Rows.Filter),
        };
        return Fusion(depth, Near(query), said);
    }

    // The filter stands in each leg: behind the fusion it would come too late.
    private static JsonObject Fusion(int depth, params ReadOnlySpan<JsonObject> legs)
    {
        var prefetch = new JsonArray();
        foreach (var leg in legs)
        {
            leg["limit"] = Math.Max(depth, VectorQuery.SmallestLeg);
            prefetch.Add((JsonNode)leg);
        }

        return new() { ["prefetch"] = prefetch, ["query"] = new JsonObject { ["rrf"] = new JsonObject { ["k"] = RankConstant } } };
    }

    private static JsonObject Near(VectorQuery query)
    {
        var near = new JsonObject
        {
            ["query"] = Written(json =>
            {
                json.WriteStartArray();
                foreach (var number in query.Vector.Span)
                {
                    json.WriteNumberValue(number);
                }

                json.WriteEndArray();
            }),
            ["using"] = QdrantSchema.VectorOf(query.Property),
            ["filter"] = QdrantFilter.Of(query.Rows.Filter),
        };
        if (query.Property.IndexKind == IndexKind.Flat)
        {
            near["params"] = new JsonObject { ["exact"] = true };
        }

        return near;
    }

    private static JsonNode Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return JsonNode.Parse(buffer.WrittenSpan)!;
    }
}
