using System.Buffers;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;

namespace ExcelChat.Connectors.Qdrant;

internal sealed partial class QdrantRows
{
    /// <summary>Far below the 32 MB at which a server refuses a request by default.</summary>
    private const int MostBytes = 8 << 20;
    private const int MostPoints = 256;

    /// <summary>Writes in requests of bounded size. They take effect in their order, and the last is waited for; when one fails, those before it stay.</summary>
    public override async Task WriteAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var points = new ArrayBufferWriter<byte>();
        var count = 0;
        for (var index = 0; index < rows.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = points.WrittenCount;
            points.Write(count == 0 ? "{\"points\":["u8 : ","u8);
            Write(points, rows[index]);
            if (points.WrittenCount > MostBytes && count > 0)
            {
                await UpsertAsync(points.WrittenMemory[..start].ToArray(), wait: false, cancellationToken).ConfigureAwait(false);
                points.ResetWrittenCount();
                count = 0;
                points.Write("{\"points\":["u8);
                Write(points, rows[index]);
            }

            if (++count == MostPoints || index == rows.Count - 1)
            {
                await UpsertAsync(points.WrittenMemory.ToArray(), wait: index == rows.Count - 1, cancellationToken).ConfigureAwait(false);
                points.ResetWrittenCount();
                count = 0;
            }
        }
    }

    public override async Task RemoveAsync(IReadOnlyList<object> keys, CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(PageSize))
        {
            await DeleteAsync(new() { ["points"] = new JsonArray([.. some.Select(QdrantKeys.IdOf)]) }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts first, since Qdrant does not say how many it deletes.</summary>
    public override async Task<long> RemoveAsync(Condition filter, CancellationToken cancellationToken)
    {
        var count = await CountAsync(filter, cancellationToken).ConfigureAwait(false);
        await DeleteAsync(new() { ["filter"] = QdrantFilter.Of(filter) }, cancellationToken).ConfigureAwait(false);
        return count;
    }

    private Task DeleteAsync(JsonObject points, CancellationToken cancellationToken)
        => client.SendAsync(HttpMethod.Post, $"{schema.Path}/points/delete?wait=true", points, cancellationToken);

    private Task UpsertAsync(byte[] points, bool wait, CancellationToken cancellationToken)
        => client.SendAsync(HttpMethod.Put, $"{schema.Path}/points?wait={(wait ? "true" : "false")}", (ReadOnlyMemory<byte>)(byte[])[.. points, .. "]}"u8], cancellationToken);

    private void Write(ArrayBufferWriter<byte> points, Row row)
    {
        using var json = new Utf8JsonWriter(points);
        json.WriteStartObject();
        json.WritePropertyName("id");
        QdrantKeys.IdOf(row.Key).WriteTo(json);
        WriteVectors(json, row);
        json.WritePropertyName("payload");
        Payload(row).WriteTo(json);
        json.WriteEndObject();
    }

    private void WriteVectors(Utf8JsonWriter json, Row row)
    {
        json.WriteStartObject("vector");
        for (var index = 0; index < row.Vectors.Length; index++)
        {
            if (row.Vectors[index] is { } vector)
            {
                json.WriteStartArray(QdrantSchema.VectorOf(schema.Model.VectorProperties[index]));
                foreach (var number in vector.Span)
                {
                    json.WriteNumberValue(number);
                }

                json.WriteEndArray();
            }
        }

        foreach (var (name, _, place) in schema.Texts)
        {
            if (row.Values[place] is string text)
            {
                json.WritePropertyName(name);
                WordVector.WriteText(json, text);
            }
        }

        json.WriteEndObject();
    }

    // Null stands there as null, so that it can be searched for.
    private JsonObject Payload(Row row)
    {
        var payload = new JsonObject();
        for (var index = 0; index < row.Values.Length; index++)
        {
            payload[QdrantFilter.Field(schema.Model.DataProperties[index])] = QdrantValues.Write(row.Values[index]);
        }

        if (!QdrantKeys.IsNative(schema.Model.KeyProperty.Type))
        {
            payload[QdrantKeys.Field] = QdrantValues.Write(row.Key);
        }

        var norms = new JsonObject();
        for (var index = 0; index < row.Vectors.Length; index++)
        {
            var property = schema.Model.VectorProperties[index];
            if (row.Vectors[index] is { } vector && QdrantSchema.IsCosine(property))
            {
                norms[QdrantSchema.VectorOf(property)] = TensorPrimitives.Norm(vector.Span);
            }
        }

        if (norms.Count > 0)
        {
            payload[QdrantSchema.NormsField] = norms;
        }

        return payload;
    }
}
