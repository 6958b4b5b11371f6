using System.Net;
using ExcelChat.Conformance;
using ExcelChat.Connectors.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.Qdrant;

public sealed class QdrantTransportTests : IDisposable
{
    private readonly FakeQdrant _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_server_is_asked_again_and_has_each_record_once()
    {
        using var store = Open();
        var collection = await OpenAsync(store);
        _server.Fail(() => Refusal(HttpStatusCode.TooManyRequests));
        _server.Fail(() => Refusal(HttpStatusCode.ServiceUnavailable));
        _server.Fail(() => throw new HttpRequestException("The connection was reset."));
        await collection.UpsertAsync(new Product { Id = Guid.NewGuid(), Vector = new float[] { 1, 0, 0 } }, Cancel);

        Assert.Equal(1, await collection.GetAsync(r => true, 9, cancellationToken: Cancel).CountAsync(Cancel));
        Assert.Equal(4, _server.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal) && request.EndsWith("/points", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.InsufficientStorage)]
    public async Task What_will_not_pass_is_not_tried_again(HttpStatusCode status)
    {
        using var store = Open();
        var collection = await OpenAsync(store);
        var before = _server.Requests.Count;
        _server.Fail(() => Refusal(status));

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => collection.UpsertAsync(new Product { Vector = new float[] { 1, 0, 0 } }, Cancel));
        Assert.Equal(before + 1, _server.Requests.Count);
        Assert.Contains("what it said", error.Message);
        Assert.Equal(status, Assert.IsType<HttpRequestException>(error.InnerException, exactMatch: false).StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_told_in_the_words_of_the_server()
    {
        using var locked = new FakeQdrant { Key = "right" };
        using var store = new QdrantVectorStore(new("https://qdrant.example:6333"), new() { Handler = locked, ApiKey = "wrong" });
        using var keyed = new QdrantVectorStore(new("https://qdrant.example:6333"), new() { Handler = locked, ApiKey = "right" });

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => store.CollectionExistsAsync("x", Cancel));
        Assert.Contains("Must provide an API key", error.Message);
        Assert.False(await keyed.CollectionExistsAsync("x", Cancel));
    }

    [Fact]
    public void A_key_does_not_go_over_plain_http_to_another_machine()
    {
        Uri elsewhere = new("http://qdrant.example:6333");

        var error = Assert.Throws<ArgumentException>(() => new QdrantVectorStore(elsewhere, new() { ApiKey = "secret" }));
        Assert.DoesNotContain("secret", error.Message);
        new QdrantVectorStore(elsewhere, new() { ApiKey = "secret", AllowKeyOverPlainHttp = true }).Dispose();
        new QdrantVectorStore(new("http://localhost:6333"), new() { ApiKey = "secret" }).Dispose();
        new QdrantVectorStore(elsewhere).Dispose();
    }

    [Fact]
    public async Task A_batch_larger_than_a_request_may_be_goes_in_parts_and_is_there_when_upsert_returns()
    {
        using var store = Open();
        var collection = await OpenAsync(store);
        var text = new string('x', 3 << 20);
        await collection.UpsertAsync(Enumerable.Range(1, 14).Select(n => new Product { Id = new(n, 0, 0, new byte[8]), Label = text, Vector = new float[] { 1, n, 0 } }), Cancel);

        Assert.Equal(14, await collection.GetAsync(r => true, 99, cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task Ensuring_adds_the_indexes_that_a_collection_lacks()
    {
        using var store = Open();
        var plain = store.GetDynamicCollection("c", new() { Properties = [new VectorStoreKeyProperty("Id", typeof(Guid)), new VectorStoreDataProperty("Tenant", typeof(string))] });
        var indexed = store.GetDynamicCollection("c", new() { Properties = [new VectorStoreKeyProperty("Id", typeof(Guid)), new VectorStoreDataProperty("Tenant", typeof(string)) { IsIndexed = true }] });
        await plain.EnsureCollectionExistsAsync(Cancel);
        Assert.DoesNotContain("PUT /collections/c/index", _server.Requests);

        await indexed.EnsureCollectionExistsAsync(Cancel);
        await indexed.EnsureCollectionExistsAsync(Cancel);
        Assert.Single(_server.Requests, request => request == "PUT /collections/c/index");
    }

    [Fact]
    public async Task Another_that_creates_the_collection_first_is_no_error()
    {
        using var store = Open();
        var collection = store.GetCollection<Guid, Product>("products");
        var exists = new StringContent("""{"result":{"exists":false},"status":"ok","time":0}""");
        await collection.EnsureCollectionExistsAsync(Cancel);
        _server.Fail(() => new(HttpStatusCode.OK) { Content = exists });

        await collection.EnsureCollectionExistsAsync(Cancel);
        Assert.Equal(2, _server.Requests.Count(request => request == "PUT /collections/products"));
    }

    [Fact]
    public async Task A_request_that_the_contract_does_not_allow_is_caught()
    {
        using var http = new HttpClient(_server, disposeHandler: false) { BaseAddress = new("http://localhost:6333") };
        async Task<HttpStatusCode> Put(string path, string body) => (await http.PutAsync(new Uri(path, UriKind.Relative), new StringContent(body), Cancel)).StatusCode;

        Assert.Equal(HttpStatusCode.OK, await Put("collections/c", """{"vectors":{"v":{"size":2,"distance":"Cosine"}}}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await Put("collections/d", """{"vectors":{"v":{"size":2,"distance":"Telepathy"}}}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await Put("collections/d", """{"vectors":{"v":{"size":2,"distance":"Cosine","colour":"red"}}}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await Put("collections/c/points", """{"points":[{"id":"no uuid","vector":{}}]}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await Put("collections/c/points?patience=true", """{"points":[{"id":1,"vector":{}}]}"""));
        Assert.Equal(HttpStatusCode.NotFound, await Put("collections/c/pints", """{}"""));
        Assert.Equal(HttpStatusCode.OK, await Put("collections/c/points", """{"points":[{"id":1,"vector":{"v":[1,0]},"payload":{"a":null}}]}"""));
    }

    [Fact]
    public void ExcelChat_takes_the_store_from_its_builder()
    {
        var services = new ServiceCollection();
        new ExcelChatBuilder(services).UseQdrant(new("http://localhost:6333"), options => options.Name = "mine");
        using var provider = services.BuildServiceProvider();

        var store = Assert.IsType<QdrantVectorStore>(provider.GetRequiredService<VectorStore>());
        Assert.Equal("mine", ((VectorStoreMetadata)store.GetService(typeof(VectorStoreMetadata))!).VectorStoreName);
    }

    public void Dispose() => _server.Dispose();

    private static HttpResponseMessage Refusal(HttpStatusCode status) => new(status)
    {
        Content = new StringContent("""{"status":{"error":"what it said"},"time":0}"""),
        Headers = { RetryAfter = new(TimeSpan.Zero) },
    };

    private QdrantVectorStore Open() => new(new("http://localhost:6333"), new() { Handler = _server });

    private static async Task<VectorStoreCollection<Guid, Product>> OpenAsync(VectorStore store)
    {
        var collection = store.GetCollection<Guid, Product>("products");
        await collection.EnsureCollectionExistsAsync(Cancel);
        return collection;
    }
}
