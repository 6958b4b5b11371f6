using System.Numerics.Tensors;
using ExcelChat.Connectors.Onnx;
using ExcelChat.Embeddings;
using ExcelChat.Shared;
using Microsoft.Extensions.AI;

namespace ExcelChat.Connectors.Tests.Onnx;

public sealed class OnnxEmbeddingGeneratorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vocab.txt", true)]
    [InlineData("tokenizer.json", false)]
    public async Task A_text_is_the_mean_of_its_tokens_with_those_around_it(string vocabulary, bool hasTypes)
    {
        using var model = new TinyModel(hasTypes, vocabulary);
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { Normalize = false });

        Assert.Equal(TinyModel.MeanOf(["[CLS]", "rev", "##enue", "north", "[SEP]"]), await VectorAsync(generator, "Revenue NÓRTH"));
    }

    [Fact]
    public async Task The_first_token_stands_for_the_text_where_the_model_was_made_so()
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { Normalize = false, Pooling = OnnxPooling.Cls });

        Assert.Equal(TinyModel.VectorOf("[CLS]"), await VectorAsync(generator, "north"));
    }

    [Fact]
    public async Task Vectors_have_the_length_one_and_say_their_dimensions()
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder);
        var metadata = (EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!;

        Assert.Equal(1, TensorPrimitives.Norm<float>(await VectorAsync(generator, "north south")), 5);
        Assert.Equal(3, metadata.DefaultModelDimensions);
        Assert.StartsWith("tiny-bert@", metadata.DefaultModelId, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(() => generator.GenerateAsync(["north"], new() { Dimensions = 2 }, Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task A_text_has_the_vector_it_has_alone_whatever_else_is_embedded_with_it(int batchSize)
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { BatchSize = batchSize });
        string[] texts = ["north", "", "south revenue north north", "revenue", "zebra"];

        var together = await generator.GenerateAsync(texts, cancellationToken: Cancel);

        for (var text = 0; text < texts.Length; text++)
        {
            Assert.Equal(await VectorAsync(generator, texts[text]), together[text].Vector.ToArray());
        }
    }

    [Fact]
    public async Task A_question_and_a_passage_have_prefixes_of_their_own()
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { Normalize = false, QueryPrefix = "query: ", PassagePrefix = "passage: " });
        var question = new EmbeddingGenerationOptions { AdditionalProperties = new() { [EmbeddingInput.PropertyName] = EmbeddingInput.Query } };

        Assert.Equal(TinyModel.MeanOf(["[CLS]", "passage", ":", "north", "[SEP]"]), await VectorAsync(generator, "north"));
        Assert.Equal(TinyModel.MeanOf(["[CLS]", "query", ":", "north", "[SEP]"]), (await generator.GenerateAsync(["north"], question, Cancel))[0].Vector.ToArray());
    }

    [Fact]
    public async Task Tokens_are_counted_and_what_is_too_long_is_cut()
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { MaxTokens = 16 });

        var embeddings = await generator.GenerateAsync(["revenue", string.Join(' ', Enumerable.Repeat("north", 99))], cancellationToken: Cancel);

        Assert.Equal(4 + 16, embeddings.Usage!.InputTokenCount);
        Assert.Equal((0, 2, 99), (generator.TokenCounter.Count(""), generator.TokenCounter.Count("revenue"), generator.TokenCounter.Count(string.Join(' ', Enumerable.Repeat("north", 99)))));
    }

    [Fact]
    public void Whatever_changes_vectors_changes_the_name_of_the_model()
    {
        using var model = new TinyModel();
        using var other = new TinyModel(hasTypes: false);
        OnnxEmbeddingOptions[] settings = [new(), new() { Pooling = OnnxPooling.Cls }, new() { Normalize = false }, new() { QueryPrefix = "a" }, new() { PassagePrefix = "a" }, new() { MaxTokens = 64 }];

        string[] names = [.. settings.Select(options => NameOf(model, options)), NameOf(other, new())];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(names[0], NameOf(model, new() { BatchSize = 7, Threads = 1 }));
        Assert.Equal("mine", NameOf(model, new() { ModelId = "mine" }));
    }

    [Fact]
    public void The_name_of_the_model_is_of_its_weights_and_vocabulary_too()
    {
        using var model = new TinyModel();
        using var json = new TinyModel(vocabulary: "tokenizer.json");
        List<string> names = [NameOf(model, new())];

        Assert.Equal(names[0], NameOf(json, new()));
        File.WriteAllText(Path.Combine(json.Folder, "tokenizer.json"), TinyModel.Tokenizer(normalizer: """{"type": "BertNormalizer", "lowercase": false}"""));
        names.Add(NameOf(json, new()));
        File.WriteAllText(Path.Combine(json.Folder, "tokenizer.json"), TinyModel.Tokenizer(normalizer: """{"type": "BertNormalizer", "strip_accents": false}"""));
        names.Add(NameOf(json, new()));
        File.WriteAllLines(Path.Combine(model.Folder, "vocab.txt"), [.. TinyModel.Pieces[..5], .. TinyModel.Pieces[5..].Reverse()]);
        names.Add(NameOf(model, new()));
        File.WriteAllText(Path.Combine(model.Folder, "model.onnx_data"), "weights");
        names.Add(NameOf(model, new()));
        File.WriteAllText(Path.Combine(model.Folder, "model.onnx_data"), "others");
        names.Add(NameOf(model, new()));

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task A_generator_that_is_disposed_ends_what_runs_and_refuses_what_comes()
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder);
        string[] texts = [.. Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("north", 400)), 64)];
        var started = new SemaphoreSlim(0);
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                await generator.GenerateAsync(texts, cancellationToken: Cancel);
                started.Release();
            }
        }, Cancel)).ToArray();
        for (var caller = 0; caller < callers.Length; caller++)
        {
            await started.WaitAsync(Cancel);
        }

        generator.Dispose();

        foreach (var caller in callers)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => caller);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(["north"], cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(["north"], cancellationToken: new(canceled: true)));
    }

    [Fact]
    public void A_setting_out_of_range_is_refused()
    {
        using var model = new TinyModel();

        Assert.Contains("MaxTokens is 3", Assert.Throws<ExcelChatConfigurationException>(() => new OnnxEmbeddingGenerator(model.Folder, new() { MaxTokens = 3 })).Message, StringComparison.Ordinal);
    }

    private static string NameOf(TinyModel model, OnnxEmbeddingOptions options)
    {
        using var generator = new OnnxEmbeddingGenerator(model.Folder, options);
        return ((EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelId!;
    }

    private static async Task<float[]> VectorAsync(OnnxEmbeddingGenerator generator, string text)
        => (await generator.GenerateAsync([text], cancellationToken: Cancel))[0].Vector.ToArray();
}
