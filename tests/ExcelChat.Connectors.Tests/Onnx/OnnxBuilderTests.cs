using ExcelChat.Chunks;
using ExcelChat.Connectors.Onnx;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Connectors.Tests.Onnx;

public sealed class OnnxBuilderTests : IDisposable
{
    private readonly TinyModel _model = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task Workbooks_are_indexed_and_found_by_the_model_and_cut_by_its_tokens()
    {
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore().UseOnnx(_model.Folder, options => options.ModelId = "tiny"));
        var book = new WorkbookBuilder().Sheet("Sheet1", "<row><c t='str'><v>North</v></c><c t='str'><v>Revenue</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>").Build("north.xlsx");

        await chat.IngestAsync(book, cancellationToken: Cancel);

        var index = await chat.CountIndexAsync(Cancel);
        Assert.Equal(("tiny", 3), (index.Model, index.Dimensions));
        Assert.NotEmpty(await chat.SearchAsync("revenue of the north", cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    public async Task Blocks_of_rows_are_cut_to_what_a_small_model_takes(int maxTokens)
    {
        using var model = new OnnxEmbeddingGenerator(_model.Folder);
        await using var chat = WorkbookChat.Create(b => b.UseInMemoryVectorStore().UseOnnx(_model.Folder, options => options.MaxTokens = maxTokens));
        object?[][] rows = [["North", "South"], .. Enumerable.Range(0, 90).Select(row => new object?[] { $"unit {row % 7} of the north", row })];
        await chat.IngestAsync(SmallBook.Of("north.xlsx", ("Sheet1", rows)), cancellationToken: Cancel);

        var passages = await chat.SearchAsync("north", 1000, Cancel);

        Assert.True(passages.Count > 4);
        Assert.All(passages, passage => Assert.InRange(model.TokenCounter.Count(passage.Text), 1, maxTokens - 2));
    }

    [Fact]
    public void The_container_has_one_model_for_vectors_and_tokens()
    {
        var services = new ServiceCollection();
        new ExcelChatBuilder(services).UseOnnx(_model.Folder);
        using var provider = services.BuildServiceProvider();

        var generator = provider.GetRequiredService<OnnxEmbeddingGenerator>();
        Assert.Same(generator, provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>());
        Assert.Same(generator.TokenCounter, provider.GetRequiredService<TokenCounter>());
        Assert.IsType<AdaptiveChunker>(provider.GetRequiredService<Chunker>());
    }

    [Fact]
    public void A_model_is_registered_under_a_key_too()
    {
        using var provider = new ServiceCollection().AddKeyedOnnxEmbeddingGenerator("small", _model.Folder).BuildServiceProvider();

        Assert.Same(provider.GetRequiredKeyedService<OnnxEmbeddingGenerator>("small"), provider.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>("small"));
        Assert.Null(provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
    }
}
