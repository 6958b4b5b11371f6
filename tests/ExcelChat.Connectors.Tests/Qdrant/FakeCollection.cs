using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExcelChat.Connectors.Tests.Qdrant;

/// <summary>A collection of the fake server: really keeps, filters and searches, exactly.</summary>
internal sealed class FakeCollection(JsonElement creation)
{
    private readonly Dictionary<string, FakePoint> _points = [];
    private readonly List<Action> _pending = [];

    public JsonObject Indexes { get; } = [];

    public JsonElement Creation => creation;

    public int Count => _points.Count;

    /// <summary>Runs a change now, after those that nobody waited for; or leaves it for later.</summary>
    public string Change(bool wait, Action change)
    {
        _pending.Add(change);
        if (!wait)
        {
            return "acknowledged";
        }

        _pending.ForEach(pending => pending());
        _pending.Clear();
        return "completed";
    }

    public void Put(JsonElement point)
    {
        Dictionary<string, float[]> dense = [];
        Dictionary<string, Dictionary<uint, float>> sparse = [];
        foreach (var vector in point.GetProperty("vector").EnumerateObject())
        {
            if (vector.Value.ValueKind == JsonValueKind.Array)
            {
                dense[vector.Name] = Kept(vector.Name, Numbers(vector.Value));
            }
            else
            {
                sparse[vector.Name] = Sparse(vector.Value);
            }
        }

        var payload = point.TryGetProperty("payload", out var given) ? given : JsonDocument.Parse("{}").RootElement;
        _points[point.GetProperty("id").ToString()] = new(point.GetProperty("id").Clone(), payload.Clone(), dense, sparse);
    }

    public void Remove(Func<FakePoint, bool> unwanted)
    {
        foreach (var id in _points.Where(point => unwanted(point.Value)).Select(point => point.Key).ToArray())
        {
            _points.Remove(id);
        }
    }

    public IEnumerable<FakePoint> Matching(JsonElement? filter) => _points.Values.Where(point => FakeFilter.Matches(filter, point)).Order();

    public FakePoint? Find(JsonElement id) => _points.GetValueOrDefault(id.ToString());

    public IEnumerable<(FakePoint Point, double Score)> Query(JsonElement request)
    {
        var ranked = Ranked(request);
        if (request.TryGetProperty("score_threshold", out var threshold))
        {
            var (least, nearIsLess) = (threshold.GetDouble(), request.TryGetProperty("using", out var used) && IsDistance(used.GetString()!));
            ranked = ranked.Where(hit => nearIsLess ? hit.Score <= least : hit.Score >= least);
        }

        var offset = request.TryGetProperty("offset", out var skip) ? skip.GetInt32() : 0;
        return ranked.Skip(offset).Take(request.TryGetProperty("limit", out var limit) ? limit.GetInt32() : 10);
    }

    private IEnumerable<(FakePoint Point, double Score)> Ranked(JsonElement request)
    {
        JsonElement? filter = request.TryGetProperty("filter", out var given) ? given : null;
        if (request.TryGetProperty("prefetch", out var legs))
        {
            var k = request.GetProperty("query").GetProperty("rrf").TryGetProperty("k", out var constant) ? constant.GetInt32() : 2;
            return legs.EnumerateArray()
                .SelectMany(leg => Query(leg).Select((hit, place) => (hit.Point, Score: 1.0 / (k + place))))
                .GroupBy(hit => hit.Point, (point, hits) => (Point: point, Score: hits.Sum(hit => hit.Score)))
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Point);
        }

        if (!request.TryGetProperty("query", out var query))
        {
            return Matching(filter).Select(point => (point, 0.0));
        }

        var name = request.GetProperty("using").GetString()!;
        var scored = query.ValueKind == JsonValueKind.Array ? Dense(Matching(filter), name, Kept(name, Numbers(query))) : Words(Matching(filter), name, Sparse(query));
        return IsDistance(name) ? scored.OrderBy(hit => hit.Score).ThenBy(hit => hit.Point) : scored.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Point);
    }

    private IEnumerable<(FakePoint Point, double Score)> Dense(IEnumerable<FakePoint> points, string name, float[] query) =>
        from point in points
        where point.Dense.ContainsKey(name)
        let vector = point.Dense[name]
        select (point, (double)(DistanceOf(name) switch
        {
            "Euclid" => Math.Sqrt(vector.Zip(query, (a, b) => (a - b) * (a - b)).Sum()),
            "Manhattan" => vector.Zip(query, (a, b) => Math.Abs(a - b)).Sum(),
            _ => vector.Zip(query, (a, b) => a * b).Sum(),
        }));

    // The modifier idf is over all points of the collection, and a point without any of the words is no hit.
    private IEnumerable<(FakePoint Point, double Score)> Words(IEnumerable<FakePoint> points, string name, Dictionary<uint, float> query)
    {
        var all = _points.Values.Count(point => point.Sparse.ContainsKey(name));
        var idf = query.Keys.ToDictionary(place => place, place =>
        {
            var with = _points.Values.Count(point => point.Sparse.TryGetValue(name, out var words) && words.ContainsKey(place));
            return Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
        });
        return from point in points
               where point.Sparse.ContainsKey(name)
               let words = point.Sparse[name]
               where query.Keys.Any(words.ContainsKey)
               select (point, query.Where(word => words.ContainsKey(word.Key)).Sum(word => word.Value * idf[word.Key] * words[word.Key]));
    }

    private string? DistanceOf(string name)
        => creation.GetProperty("vectors").TryGetProperty(name, out var vector) ? vector.GetProperty("distance").GetString() : null;

    private bool IsDistance(string name) => DistanceOf(name) is "Euclid" or "Manhattan";

    private float[] Kept(string name, float[] vector)
    {
        var size = creation.GetProperty("vectors").GetProperty(name).GetProperty("size").GetInt32();
        if (vector.Length != size)
        {
            throw new FakeRefusal(400, $"Wrong input: Vector dimension error: expected dim: {size}, got {vector.Length}");
        }

        var norm = Math.Sqrt(vector.Sum(number => (double)number * number));
        return DistanceOf(name) == "Cosine" && norm > 0 ? [.. vector.Select(number => (float)(number / norm))] : vector;
    }

    private static float[] Numbers(JsonElement vector) => [.. vector.EnumerateArray().Select(number => number.GetSingle())];

    private static Dictionary<uint, float> Sparse(JsonElement vector)
        => vector.GetProperty("indices").EnumerateArray().Zip(vector.GetProperty("values").EnumerateArray()).ToDictionary(pair => pair.First.GetUInt32(), pair => pair.Second.GetSingle());
}

/// <summary>An error that the fake server answers with.</summary>
internal sealed class FakeRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
