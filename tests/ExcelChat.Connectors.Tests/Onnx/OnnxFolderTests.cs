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

    [Fact]
    public void A_model_that_is_damaged()
    {
        File.WriteAllBytes(Model, [1, 2, 3]);
        Refused(Model, "cannot be loaded");
    }

    [Theory]
    [InlineData(new[] { "pixels" }, 7)]
    [InlineData(new[] { "input_ids", "pixels" }, 7)]
    [InlineData(new[] { "input_ids" }, 6)]
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

    private void Refused(string path, string message, string? folder = null)
    {
        var error = Assert.Throws<OnnxModelException>(() => new OnnxEmbeddingGenerator(folder ?? _model.Folder));

        Assert.Equal(path, error.Path);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
