using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Conformance;

/// <summary>The store generates vectors where a record or a search brings something else.</summary>
public abstract class EmbeddingSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task A_batch_costs_one_call_and_is_found_by_text()
    {
        using var generator = new Generator(1);
        using var opened = Store.Open(generator);
        var collection = await FilledAsync(opened, Store.NewName(), [new Entry { Id = Key(1), Text = "one" }, new Entry { Id = Key(2), Text = "three" }, new Entry { Id = Key(3) }]);

        Assert.Equal([2], generator.Batches);
        Assert.Equal(Key(2), (await collection.SearchAsync("three", 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record.Id);
        Assert.Equal(2, await collection.SearchAsync(new float[] { 1, 3, 0 }, 9, cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task Dictionaries_are_embedded_too()
    {
        using var generator = new Generator(1);
        using var opened = Store.Open(generator);
        var collection = opened.GetDynamicCollection(Store.NewName(), Definition(null, null));
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(new Dictionary<string, object?> { ["Id"] = Key(1), ["Text"] = "one" }, Cancel);

        Assert.Equal(Key(1), (await collection.SearchAsync("one", 1, cancellationToken: Cancel).SingleAsync(Cancel)).Record["Id"]);
    }

    [Theory]
    [InlineData(true, true, 3)]
    [InlineData(false, true, 2)]
    [InlineData(false, false, 1)]
    public async Task The_nearest_generator_wins(bool onProperty, bool onCollection, int expected)
    {
        using var ofStore = new Generator(1);
        using var ofCollection = new Generator(2);
        using var ofProperty = new Generator(3);
        using var opened = Store.Open(ofStore);
        await FilledAsync(opened, Store.NewName(), [new Entry { Id = Key(1), Text = "x" }], Definition(onCollection ? ofCollection : null, onProperty ? ofProperty : null));

        Assert.Equal(expected, new[] { ofStore, ofCollection, ofProperty }.Single(generator => generator.Batches.Count == 1).Number);
    }

    [Fact]
    public async Task A_stored_vector_can_be_searched_by_text()
    {
        using var generator = new Generator(1);
        using var opened = Store.Open(generator);
        var collection = await FilledAsync(opened, Store.NewName(), [new Product { Id = Key(1), Vector = new float[] { 1, 3, 0 } }, new Product { Id = Key(2), Vector = new float[] { 0, 0, 1 } }]);

        Assert.Equal(Key(1), (await collection.SearchAsync("one", 1, new() { IncludeVectors = true }, Cancel).SingleAsync(Cancel)).Record.Id);
        Assert.Equal([1], generator.Batches);
    }

    [Fact]
    public async Task Without_a_generator_text_is_refused()
    {
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(), [new Product { Id = Key(1), Vector = new float[] { 1, 3, 0 } }]);

        await Assert.ThrowsAsync<NotSupportedException>(async () => await collection.SearchAsync("one", 1, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.ThrowsAny<Exception>(() => opened.GetCollection<Guid, Entry>("x"));
    }

    [Fact]
    public async Task An_input_the_generator_does_not_take_is_refused()
    {
        using var generator = new Generator(1);
        using var opened = Store.Open(generator);
        var collection = await FilledAsync(opened, Store.NewName(), [new Entry { Id = Key(1), Text = "x" }]);

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await collection.SearchAsync(42, 1, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Contains("int", error.Message);
    }

    [Fact]
    public async Task Generated_vectors_are_not_given_out()
    {
        using var generator = new Generator(1);
        using var opened = Store.Open(generator);
        var collection = await FilledAsync(opened, Store.NewName(), [new Entry { Id = Key(1), Text = "x" }]);

        async Task Refused(Func<Task> read) => Assert.Equal(VectorDataStrings.IncludeVectorsNotSupportedWithEmbeddingGeneration, (await Assert.ThrowsAsync<NotSupportedException>(read)).Message);
        await Refused(async () => await collection.GetAsync(Key(1), new() { IncludeVectors = true }, Cancel));
        await Refused(async () => await collection.GetAsync(r => true, 1, new() { IncludeVectors = true }, Cancel).ToListAsync(Cancel));
        await Refused(async () => await collection.SearchAsync("x", 1, new() { IncludeVectors = true }, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_generator_that_fails_leaves_the_store_and_the_records_as_they_were()
    {
        using var generator = new Generator(1) { Fails = true };
        using var opened = Store.Open(generator);
        var collection = await FilledAsync<Entry>(opened, Store.NewName(), []);
        var record = new Entry { Text = "x" };

        await Assert.ThrowsAsync<TimeoutException>(() => collection.UpsertAsync(record, Cancel));
        Assert.Equal(Guid.Empty, record.Id);
        Assert.Empty(await collection.GetAsync(r => true, 9, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public void The_generator_is_not_disposed_with_the_store()
    {
        using var generator = new Generator(1);
        Store.Open(generator).Dispose();

        Assert.False(generator.IsDisposed);
    }

    private static VectorStoreCollectionDefinition Definition(IEmbeddingGenerator? onCollection, IEmbeddingGenerator? onProperty) => new()
    {
        EmbeddingGenerator = onCollection,
        Properties =
        [
            new VectorStoreKeyProperty(nameof(Entry.Id), typeof(Guid)),
            new VectorStoreVectorProperty(nameof(Entry.Text), typeof(string), 3) { EmbeddingGenerator = onProperty },
        ],
    };

    public sealed class Entry
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreVector(3)]
        public string? Text { get; set; }
    }

    /// <summary>Embeds a text as its generator's number, its length, and whether it says three.</summary>
    public sealed class Generator(int number) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public int Number { get; } = number;

        public List<int> Batches { get; } = [];

        public bool Fails { get; init; }

        public bool IsDisposed { get; private set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            string[] texts = [.. values];
            Batches.Add(texts.Length);
            return Fails
                ? throw new TimeoutException("The model did not answer.")
                : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(new float[] { Number, text.Length, text == "three" ? 9 : 0 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose() => IsDisposed = true;
    }
}
