using ExcelChat.Connectors.Onnx;

namespace ExcelChat.Connectors.Tests.Onnx;

/// <summary>A folder that cannot be used is refused with the file at fault and what to do.</summary>
public sealed class OnnxFolderTests : IDisposable
{
    private readonly TinyModel _model = new();

    private string Model => Path.Combine(_model.Folder, "model.onnx");

    private string Vocabulary => Path.Combine(_model.Folder, "vocab.txt");

    private string TokenizerJson => Path.Combine(_model.Folder, "tokenizer.json");

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_folder_that_is_not_there() => Refused(Path.Combine(_model.Folder, "absent"), "There is no folder", Path.Combine(_model.Folder, "absent"));

    [Fact]
    public void A_folder_without_a_model()
    {
        File.Delete(Model);
        Refused(_model.Folder, "no model.onnx");
    }

    [Fact]
    public void A_model_in_a_folder_of_its_own_is_found()
    {
        Directory.CreateDirectory(Path.Combine(_model.Folder, "onnx"));
        File.Move(Model, Path.Combine(_model.Folder, "onnx", "model.onnx"));
        using var generator = new OnnxEmbeddingGenerator(_model.Folder);
    }

    [Fact]
    public void A_model_without_a_tokenizer()
    {
        File.Delete(Vocabulary);
        Refused(_model.Folder, "neither tokenizer.json nor vocab.txt");
    }

    [Theory]
    [InlineData("north\nsouth")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\nnorth\nnorth")]
    [InlineData("")]
    public void A_list_that_is_no_vocabulary(string lines)
    {
        File.WriteAllText(Vocabulary, lines);
        Refused(Vocabulary, "no vocabulary of the BERT family");
    }

    [Theory]
    [InlineData("{", "no tokenizer.json")]
    [InlineData("[]", "no tokenizer.json")]
    [InlineData("{}", "no tokenizer.json")]
    [InlineData("""{"model": {"type": "WordPiece", "vocab": {"a": "b"}}}""", "no tokenizer.json")]
    [InlineData("""{"model": {"type": "BPE", "vocab": {}}}""", "kind BPE")]
    [InlineData("""{"model": {"type": "WordPiece", "vocab": {"[PAD]": 0, "[UNK]": 2}}}""", "without a gap")]
    [InlineData("""{"model": {"type": "WordPiece", "vocab": {"[PAD]": 0, "[UNK]": 0}}}""", "without a gap")]
    public void A_tokenizer_that_cannot_be_used(string json, string message)
    {
        File.WriteAllText(TokenizerJson, json);
        Refused(TokenizerJson, message);
    }

    [Theory]
    [InlineData("normalizer", "null")]
    [InlineData("normalizer", """{"type": "Lowercase"}""")]
    [InlineData("normalizer", """{"type": "Sequence", "normalizers": [{"type": "BertNormalizer"}, {"type": "NFKC"}]}""")]
    [InlineData("normalizer", """{"type": "BertNormalizer", "clean_text": false}""")]
    [InlineData("pre_tokenizer", """{"type": "Whitespace"}""")]
    [InlineData("post_processor", "null")]
    [InlineData("post_processor", """{"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}]}""")]
    [InlineData("post_processor", """{"type": "BertProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0]}""")]
    public void A_tokenizer_with_a_part_of_another_family(string part, string json)
    {
        File.WriteAllText(TokenizerJson, Published(part, json));
        Refused(TokenizerJson, $"The {part} of");
    }

    [Theory]
    [InlineData("normalizer", """{"type": "Sequence", "normalizers": [{"type": "BertNormalizer", "lowercase": true}]}""")]
    [InlineData("post_processor", """{"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]}""")]
    public async Task The_parts_of_a_tokenizer_may_be_written_otherwise(string part, string json)
    {
        File.WriteAllText(TokenizerJson, Published(part, json));
        using var generator = new OnnxEmbeddingGenerator(_model.Folder, new() { Normalize = false });

        var vector = (await generator.GenerateAsync(["NÓRTH"], cancellationToken: TestContext.Current.CancellationToken))[0].Vector.ToArray();

        Assert.Equal(TinyModel.MeanOf(["[CLS]", "north", "[SEP]"]), vector);
    }

    [Fact]
    public async Task What_a_tokenizer_in_a_sequence_says_of_case_is_heard()
    {
        File.WriteAllText(TokenizerJson, Published("normalizer", """{"type": "Sequence", "normalizers": [{"type": "BertNormalizer", "lowercase": false}]}"""));
        using var generator = new OnnxEmbeddingGenerator(_model.Folder, new() { Normalize = false });

        var vector = (await generator.GenerateAsync(["NORTH"], cancellationToken: TestContext.Current.CancellationToken))[0].Vector.ToArray();

        Assert.Equal(TinyModel.MeanOf(["[CLS]", "[UNK]", "[SEP]"]), vector);
    }

    [Fact]
    public void A_model_that_is_damaged()
    {
        File.WriteAllBytes(Model, [1, 2, 3]);
        Refused(Model, "cannot be loaded");
    }

    [Theory]
    [InlineData(new[] { "pixels" }, 7)]
    [InlineData(new[] { "input_ids", "pixels" }, 7)]
    [InlineData(new[] { "input_ids" }, 7)]
    [InlineData(new[] { "input_ids", "attention_mask" }, 6)]
    public void A_model_that_takes_something_else(string[] inputs, int type)
    {
        File.WriteAllBytes(Model, TinyModel.Model(inputs, type));
        Refused(Model, "expected are input_ids");
    }

    [Fact]
    public async Task A_tokenizer_of_another_model()
    {
        File.AppendAllLines(Vocabulary, ["more"]);
        using var generator = new OnnxEmbeddingGenerator(_model.Folder);

        var error = await Assert.ThrowsAsync<OnnxModelException>(() => generator.GenerateAsync(["more"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("tokenizer and model belong together", error.Message, StringComparison.Ordinal);
    }

    private static string Published(string part, string json)
        => part == "normalizer" ? TinyModel.Tokenizer(normalizer: json) : part == "pre_tokenizer" ? TinyModel.Tokenizer(preTokenizer: json) : TinyModel.Tokenizer(postProcessor: json);

    private void Refused(string path, string message, string? folder = null)
    {
        var error = Assert.Throws<OnnxModelException>(() => new OnnxEmbeddingGenerator(folder ?? _model.Folder));

        Assert.Equal(path, error.Path);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
