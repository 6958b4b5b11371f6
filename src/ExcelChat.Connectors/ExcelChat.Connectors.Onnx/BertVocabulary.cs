using System.Text;
using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace ExcelChat.Connectors.Onnx;

/// <summary>The pieces of words that a model knows, and how text is made plain before it is cut into them.</summary>
internal sealed record BertVocabulary
{
    public required string Path { get; init; }

    /// <summary>The pieces; the place of one is its number.</summary>
    public required IReadOnlyList<string> Pieces { get; init; }

    public bool Lowercase { get; init; } = true;

    public bool StripAccents { get; init; } = true;

    /// <summary>Whether each Han character is a word of its own.</summary>
    public bool SplitHan { get; init; } = true;

    /// <summary>Reads a list with a piece a line, of a model that knows no case unless the list has one.</summary>
    public static BertVocabulary OfList(string path)
    {
        var pieces = File.ReadAllLines(path);
        var hasCase = pieces.Any(piece => !piece.StartsWith('[') && piece.Any(char.IsAsciiLetterUpper));
        return new() { Path = path, Pieces = pieces, Lowercase = !hasCase, StripAccents = !hasCase };
    }

    /// <summary>Reads the vocabulary and the normalizer of a <c>tokenizer.json</c> of Hugging Face.</summary>
    public static BertVocabulary OfTokenizer(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            var model = document.RootElement.GetProperty("model");
            var kind = model.TryGetProperty("type", out var type) ? type.GetString() : "WordPiece";
            if (kind != "WordPiece")
            {
                throw new OnnxModelException(path, $"'{path}' is a tokenizer of the kind {kind}; only WordPiece, that of the BERT family, can be used. Use a model of that family.");
            }

            var lowercase = Setting(document.RootElement, "lowercase") ?? true;
            return new()
            {
                Path = path,
                Pieces = InOrder(path, model.GetProperty("vocab")),
                Lowercase = lowercase,
                StripAccents = Setting(document.RootElement, "strip_accents") ?? lowercase,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new OnnxModelException(path, $"'{path}' is no tokenizer.json that can be read: {e.Message} Take the file that was published with the model.", e);
        }
    }

    public BertTokenizer ToTokenizer()
    {
        try
        {
            return BertTokenizer.Create(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Pieces))), new BertOptions
            {
                // Those of the package part no symbols from words, join lines, and keep accents in the invariant mode.
                Normalizer = new BertNormalizer(this),
                PreTokenizer = new BertPreTokenizer(),
                MaskingToken = Pieces.Contains("[MASK]") ? "[MASK]" : "[UNK]",
            });
        }
        catch (ArgumentException e)
        {
            throw new OnnxModelException(Path, $"'{Path}' is no vocabulary of the BERT family, which has each piece once and among them [PAD], [UNK], [CLS] and [SEP]: {e.Message}", e);
        }
    }

    private static string[] InOrder(string path, JsonElement vocabulary)
    {
        var numbered = vocabulary.EnumerateObject().Select(piece => (piece.Name, Number: piece.Value.GetInt32())).OrderBy(piece => piece.Number).ToArray();
        var gap = Array.FindIndex(numbered, 0, piece => numbered[piece.Number < numbered.Length && piece.Number >= 0 ? piece.Number : 0].Name != piece.Name);
        return gap < 0
            ? [.. numbered.Select(piece => piece.Name)]
            : throw new OnnxModelException(path, $"The pieces of '{path}' are not numbered from 0 on without a gap; '{numbered[gap].Name}' has {numbered[gap].Number}. Take the file that was published with the model.");
    }

    private static bool? Setting(JsonElement root, string name)
        => root.TryGetProperty("normalizer", out var normalizer) && normalizer.ValueKind == JsonValueKind.Object
            && normalizer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;
}
