using ExcelChat.Chunks;
using ExcelChat.Core.Tests.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;
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
    public void The_last_generator_chosen_is_the_one_in_use()
    {
        using var generator = new TestEmbeddingGenerator();
        var builder = new ExcelChatBuilder(new ServiceCollection());

        builder.AddEmbeddings().UseEmbeddingGenerator<LexicalEmbeddingGenerator>().UseEmbeddingGenerator(_ => generator).AddEmbeddings();

        using var services = builder.Services.BuildServiceProvider();
        Assert.Same(generator, Assert.Single(services.GetServices<IEmbeddingGenerator<string, Embedding<float>>>()));
    }

    private static async Task<IReadOnlyList<EmbeddedChunk>> EmbedAsync(TestEmbeddingGenerator generator, params Chunk[] chunks)
    {
        var embedder = new Embedder(new TextEmbedder(generator, TestCaller.Patient));
        var batches = AsyncEnumerable.Repeat<IReadOnlyList<Chunk>>(chunks, 1);
        return await embedder.RunAsync(batches, TestContext.Current.CancellationToken).SingleAsync();
    }
}
