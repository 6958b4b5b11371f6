using System.Diagnostics.Metrics;
using ExcelChat.Caching;
using ExcelChat.Chunks;
using ExcelChat.Core.Tests.Chunks;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Diagnostics;
using ExcelChat.Embeddings;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Core.Tests.Embeddings;

public sealed class EmbedderTests
{
    [Fact]
    public async Task Each_chunk_of_a_batch_gets_the_vector_of_its_own_text_in_one_call()
    {
        var generator = new TestEmbeddingGenerator();
        var chunks = new[] { TestChunk.Of("a"), TestChunk.Of("bb"), TestChunk.Of("ccc") };

        var embedded = await EmbedAsync(generator, chunks);

        Assert.Equal(chunks, embedded.Select(e => e.Chunk));
        Assert.Equal([1f, 2f, 3f], embedded.Select(e => e.Vector.Span[0]));
        Assert.Equal(1, generator.Calls);
    }

    [Fact]
    public async Task A_passing_failure_of_the_generator_is_tried_again()
    {
        var generator = new TestEmbeddingGenerator { FailuresToCome = 2 };
        var embedded = await EmbedAsync(generator, TestChunk.Of("a"));

        Assert.Single(embedded);
        Assert.Equal(3, generator.Calls);
    }

    [Fact]
    public async Task A_generator_that_says_nothing_of_its_dimensions_is_asked_once()
    {
        var generator = new TestEmbeddingGenerator { SaysDimensions = false };
        var embedder = new TextEmbedder(generator, TestCaller.Patient);

        var first = await embedder.SpaceAsync(TestContext.Current.CancellationToken);
        var second = await embedder.SpaceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(4, first.Dimensions);
        Assert.Equal(first, second);
        Assert.Equal(1, generator.Calls);
    }

    [Fact]
    public async Task Vectors_of_an_unexpected_length_are_refused_with_both_lengths()
    {
        var generator = new TestEmbeddingGenerator { SaidDimensions = 8 };

        var error = await Assert.ThrowsAsync<ExcelChatException>(() => EmbedAsync(generator, TestChunk.Of("a")));

        Assert.Contains("4 dimensions where 8", error.Message);
    }

    [Fact]
    public async Task A_text_that_was_embedded_before_is_not_embedded_again_and_has_the_same_vector()
    {
        var generator = new TestEmbeddingGenerator();
        using var services = Cache();
        var embedder = new TextEmbedder(generator, TestCaller.Patient, services.GetRequiredService<VersionedCache>());

        var first = await embedder.EmbedAsync(["a", "bb"], TestContext.Current.CancellationToken);
        var second = await embedder.EmbedAsync(["bb", "ccc", "a"], TestContext.Current.CancellationToken);

        Assert.Equal(3, generator.Texts);
        Assert.Equal([first[1].ToArray(), [3f, 0f, 0f, 1f], first[0].ToArray()], second.Select(vector => vector.ToArray()));
    }

    [Fact]
    public async Task A_question_is_told_from_a_passage_of_the_same_text_and_kept_apart()
    {
        var generator = new TestEmbeddingGenerator();
        using var services = Cache();
        var embedder = new TextEmbedder(generator, TestCaller.Patient, services.GetRequiredService<VersionedCache>());

        await embedder.EmbedAsync(["a"], TestContext.Current.CancellationToken);
        await embedder.EmbedQuestionAsync("a", TestContext.Current.CancellationToken);
        await embedder.EmbedQuestionAsync("a", TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), (generator.Texts, generator.Questions));
    }

    [Fact]
    public async Task Vectors_of_one_model_are_never_given_for_another()
    {
        using var services = Cache();
        var cache = services.GetRequiredService<VersionedCache>();
        TestEmbeddingGenerator[] generators = [new(), new() { Model = "another" }];

        foreach (var generator in generators)
        {
            await new TextEmbedder(generator, TestCaller.Patient, cache).EmbedAsync(["a"], TestContext.Current.CancellationToken);
        }

        Assert.All(generators, generator => Assert.Equal(1, generator.Texts));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Too_few_vectors_are_refused_with_both_counts(int texts)
    {
        using var services = Cache();
        var generator = new TestEmbeddingGenerator { VectorsLost = 1 };
        var embedder = new TextEmbedder(generator, TestCaller.Patient, services.GetRequiredService<VersionedCache>());

        var error = await Assert.ThrowsAsync<ExcelChatException>(
            () => embedder.EmbedAsync([.. Enumerable.Range(0, texts).Select(i => $"{i}")], TestContext.Current.CancellationToken).AsTask());

        Assert.Contains($"{texts - 1} vectors for {texts} texts", error.Message);
    }

    [Fact]
    public async Task Texts_and_tokens_are_counted_where_they_cost_something()
    {
        using var services = Cache();
        var model = $"counted-{Guid.NewGuid()}";
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == Telemetry.SourceName) { l.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (model.Equals(tag.Value))
                {
                    counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + count;
                }
            }
        });
        listener.Start();
        var embedder = new TextEmbedder(new TestEmbeddingGenerator { Model = model }, TestCaller.Patient, services.GetRequiredService<VersionedCache>());

        await embedder.EmbedAsync(["a", "bb"], TestContext.Current.CancellationToken);
        await embedder.EmbedAsync(["a", "bb", "ccc"], TestContext.Current.CancellationToken);

        Assert.Equal((3, 6), (counts[Telemetry.EmbeddingTexts], counts[Telemetry.EmbeddingTokens]));
    }

    [Fact]
    public void The_last_generator_chosen_is_the_one_in_use()
    {
        using var generator = new TestEmbeddingGenerator();
        var builder = new ExcelChatBuilder(new ServiceCollection());

        builder.AddEmbeddings().UseEmbeddingGenerator<LexicalEmbeddingGenerator>().UseEmbeddingGenerator(_ => generator).AddEmbeddings();

        using var services = builder.Services.BuildServiceProvider();
        Assert.Same(generator, Assert.Single(services.GetServices<IEmbeddingGenerator<string, Embedding<float>>>()));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    public async Task Vectors_are_kept_where_processes_share_a_cache_and_never_in_memory(bool isShared, int embedded)
    {
        var generator = new TestEmbeddingGenerator();
        var shared = new SharedCache();
        for (var process = 0; process < 2; process++)
        {
            var builder = new ExcelChatBuilder(new ServiceCollection());
            builder.AddEvents().AddResilience().AddCaching().AddEmbeddings().UseEmbeddingGenerator(generator);
            if (isShared)
            {
                builder.Services.AddSingleton<IDistributedCache>(shared);
            }

            using var services = builder.Services.BuildServiceProvider();
            await services.GetRequiredService<TextEmbedder>().EmbedAsync(["a"], TestContext.Current.CancellationToken);
            await services.GetRequiredService<TextEmbedder>().EmbedAsync(["a"], TestContext.Current.CancellationToken);
        }

        Assert.Equal(embedded, generator.Texts);
    }

    private static ServiceProvider Cache()
    {
        var builder = new ExcelChatBuilder(new ServiceCollection());
        builder.Services.AddSingleton<IDistributedCache, SharedCache>();
        builder.AddCaching();
        return builder.Services.BuildServiceProvider();
    }

    private static async Task<IReadOnlyList<EmbeddedChunk>> EmbedAsync(TestEmbeddingGenerator generator, params Chunk[] chunks)
    {
        var embedder = new Embedder(new TextEmbedder(generator, TestCaller.Patient));
        var batches = AsyncEnumerable.Repeat<IReadOnlyList<Chunk>>(chunks, 1);
        return await embedder.RunAsync(batches, TestContext.Current.CancellationToken).SingleAsync();
    }
}
