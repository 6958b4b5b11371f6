using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace ExcelChat.Connectors.Tests.Qdrant;

/// <summary>
/// A Qdrant without a network: every request must be one that the server's own description allows, every answer is one, and in between the points are really kept, filtered and searched.
/// </summary>
internal sealed class FakeQdrant : HttpMessageHandler
{
    private const int LargestBody = 32 << 20;

    private readonly Dictionary<string, FakeCollection> _collections = [];
    private readonly ConcurrentQueue<Func<HttpResponseMessage>> _failures = [];

    /// <summary>Each request, as its method and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What the header <c>api-key</c> must hold; null for anything.</summary>
    public string? Key { get; init; }

    /// <summary>Answers one of the next requests so instead of serving it.</summary>
    public void Fail(Func<HttpResponseMessage> answer) => _failures.Enqueue(answer);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = request.RequestUri!.AbsolutePath;
        Requests.Enqueue($"{request.Method} {path}");
        if (_failures.TryDequeue(out var failure))
        {
            return failure();
        }

        if (Key is not null && (!request.Headers.TryGetValues("api-key", out var keys) || keys.Single() != Key))
        {
            return new(HttpStatusCode.Unauthorized) { Content = new StringContent("Must provide an API key or an Authorization bearer token") };
        }

        var bytes = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_collections)
        {
            return Answer(request.Method.Method, path, HttpUtility.ParseQueryString(request.RequestUri.Query), bytes);
        }
    }

    private HttpResponseMessage Answer(string method, string path, System.Collections.Specialized.NameValueCollection query, byte[]? bytes)
    {
        try
        {
            if (bytes?.Length > LargestBody)
            {
                throw new FakeRefusal(413, "Payload too large");
            }

            var template = Contract.TemplateOf(method, path) ?? throw new FakeRefusal(404, $"no such call: {method} {path}");
            JsonElement? body = bytes is null ? null : JsonDocument.Parse(bytes).RootElement;
            if ((Contract.FaultOfQuery(method, template, query.AllKeys!) ?? Contract.FaultOfRequest(method, template, body)) is { } fault)
            {
                throw new FakeRefusal(400, $"Format error in JSON body: {fault}");
            }

            var answer = new JsonObject { ["result"] = Run($"{method} {template}", path.Split('/') is [_, _, var name, ..] ? name : "", query["wait"] == "true", body), ["status"] = "ok", ["time"] = 0.001 };
            var text = answer.ToJsonString();
            Assert.Null(Contract.FaultOfAnswer(method, template, JsonDocument.Parse(text).RootElement));
            return new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        }
        catch (FakeRefusal refusal)
        {
            var error = new JsonObject { ["status"] = new JsonObject { ["error"] = refusal.Message }, ["time"] = 0.001 };
            return new((HttpStatusCode)refusal.Status) { Content = new StringContent(error.ToJsonString(), Encoding.UTF8, "application/json") };
        }
    }

    private JsonNode? Run(string call, string name, bool wait, JsonElement? body) => call switch
    {
        "GET /collections" => new JsonObject { ["collections"] = Array(_collections.Keys.Select(key => new JsonObject { ["name"] = key })) },
        "GET /collections/{collection_name}/exists" => new JsonObject { ["exists"] = _collections.ContainsKey(name) },
        "GET /collections/{collection_name}" => Info(Collection(name)),
        "PUT /collections/{collection_name}" => _collections.TryAdd(name, new(body!.Value)) ? true : throw new FakeRefusal(409, $"Wrong input: Collection `{name}` already exists!"),
        "DELETE /collections/{collection_name}" => _collections.Remove(name),
        "PUT /collections/{collection_name}/index" => Change(name, wait, collection => collection.Indexes[body!.Value.GetProperty("field_name").GetString()!]
            = new JsonObject { ["data_type"] = body.Value.GetProperty("field_schema").GetString(), ["points"] = collection.Count }),
        "PUT /collections/{collection_name}/points" => Change(name, wait, collection =>
        {
            foreach (var point in body!.Value.GetProperty("points").EnumerateArray())
            {
                collection.Put(point);
            }
        }),
        "POST /collections/{collection_name}/points/delete" => Change(name, wait, collection => collection.Remove(Selector(body!.Value))),
        "POST /collections/{collection_name}/points" => Array(body!.Value.GetProperty("ids").EnumerateArray().Select(Collection(name).Find).OfType<FakePoint>().Select(point => Shown(point, body.Value))),
        "POST /collections/{collection_name}/points/scroll" => Scroll(Collection(name), body!.Value),
        "POST /collections/{collection_name}/points/count" => new JsonObject { ["count"] = Collection(name).Matching(Filter(body!.Value)).Count() },
        "POST /collections/{collection_name}/points/query" => new JsonObject { ["points"] = Array(Collection(name).Query(body!.Value).Select(hit => Scored(hit.Point, hit.Score, body.Value))) },
        _ => throw new FakeRefusal(501, $"the fake does not know {call}"),
    };

    private FakeCollection Collection(string name) => _collections.TryGetValue(name, out var collection) ? collection : throw new FakeRefusal(404, $"Not found: Collection `{name}` doesn't exist!");

    private JsonObject Change(string name, bool wait, Action<FakeCollection> change)
    {
        var collection = Collection(name);
        return new() { ["operation_id"] = 1, ["status"] = collection.Change(wait, () => change(collection)) };
    }

    private static Func<FakePoint, bool> Selector(JsonElement body)
    {
        if (body.TryGetProperty("filter", out var filter))
        {
            return point => FakeFilter.Matches(filter, point);
        }

        var ids = body.GetProperty("points").EnumerateArray().Select(id => id.ToString()).ToHashSet();
        return point => ids.Contains(point.Id.ToString());
    }

    private static JsonElement? Filter(JsonElement body) => body.TryGetProperty("filter", out var filter) ? filter : null;

    private static JsonObject Scroll(FakeCollection collection, JsonElement body)
    {
        var limit = body.GetProperty("limit").GetInt32();
        var from = body.TryGetProperty("offset", out var offset) ? offset : (JsonElement?)null;
        var points = collection.Matching(Filter(body)).Where(point => from is not { } first || FakePoint.Order(point.Id, first) >= 0).Take(limit + 1).ToArray();
        return new()
        {
            ["points"] = Array(points.Take(limit).Select(point => Shown(point, body))),
            ["next_page_offset"] = points.Length > limit ? JsonNode.Parse(points[limit].Id.GetRawText()) : null,
        };
    }

    private static JsonObject Scored(FakePoint point, double score, JsonElement body)
    {
        var shown = Shown(point, body);
        (shown["version"], shown["score"]) = (1, (float)score);
        return shown;
    }

    private static JsonObject Shown(FakePoint point, JsonElement body)
    {
        var payload = JsonNode.Parse(point.Payload.GetRawText())!.AsObject();
        if (body.TryGetProperty("with_payload", out var fields) && fields.ValueKind == JsonValueKind.Array)
        {
            var kept = fields.EnumerateArray().Select(field => field.GetString()!).ToHashSet();
            foreach (var other in payload.Select(field => field.Key).Where(field => !kept.Contains(field)).ToArray())
            {
                payload.Remove(other);
            }
        }

        var shown = new JsonObject { ["id"] = JsonNode.Parse(point.Id.GetRawText()), ["payload"] = payload };
        if (body.TryGetProperty("with_vector", out var wanted) && wanted.ValueKind == JsonValueKind.Array)
        {
            var vectors = new JsonObject();
            foreach (var name in wanted.EnumerateArray().Select(name => name.GetString()!).Where(point.Dense.ContainsKey))
            {
                vectors[name] = Array(point.Dense[name].Select(number => (JsonNode)number));
            }

            shown["vector"] = vectors;
        }

        return shown;
    }

    private static JsonObject Info(FakeCollection collection) => new()
    {
        ["status"] = "green",
        ["optimizer_status"] = "ok",
        ["points_count"] = collection.Count,
        ["segments_count"] = 1,
        ["payload_schema"] = collection.Indexes.DeepClone(),
        ["config"] = new JsonObject
        {
            ["params"] = new JsonObject { ["vectors"] = JsonNode.Parse(collection.Creation.GetProperty("vectors").GetRawText()) },
            ["hnsw_config"] = new JsonObject { ["m"] = 16, ["ef_construct"] = 100, ["full_scan_threshold"] = 10_000 },
            ["optimizer_config"] = new JsonObject { ["default_segment_number"] = 0, ["flush_interval_sec"] = 5 },
        },
    };

    private static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);
}
