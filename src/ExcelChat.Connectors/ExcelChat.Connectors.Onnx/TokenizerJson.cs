using System.Text.Json;

namespace ExcelChat.Connectors.Onnx;

/// <summary>
/// A <c>tokenizer.json</c> of Hugging Face. One that cuts texts otherwise than the BERT family does is refused: vectors of other tokens mean nothing, and nobody would see it.
/// </summary>
internal sealed class TokenizerJson(string path, JsonElement root)
{
    /// <summary>Reads the vocabulary and how text is made plain.</summary>
    /// <exception cref="OnnxModelException">The file cannot be read, or is of another kind.</exception>
    public static BertVocabulary Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return new TokenizerJson(path, document.RootElement).ToVocabulary();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new OnnxModelException(path, $"'{path}' is no tokenizer.json that can be read: {e.Message} Take the file that was published with the model.", e);
        }
    }

    private BertVocabulary ToVocabulary()
    {
        var model = root.GetProperty("model");
        var kind = model.TryGetProperty("type", out var type) ? type.GetString() : "WordPiece";
        if (kind != "WordPiece")
        {
            throw new OnnxModelException(path, $"'{path}' is a tokenizer of the kind {kind}; only WordPiece, that of the BERT family, can be used. Use a model of that family.");
        }

        var pieces = InOrder(model.GetProperty("vocab"));
        Expect(model, "unk_token", "[UNK]");
        Expect(model, "continuing_subword_prefix", "##");
        Only("pre_tokenizer", "pretokenizers", "BertPreTokenizer");
        CheckEnds();
        var normalizer = Only("normalizer", "normalizers", "BertNormalizer");
        if (Flag(normalizer, "clean_text") == false)
        {
            throw Other("normalizer", "one that leaves control characters in the text", "one with clean_text");
        }

        var lowercase = Flag(normalizer, "lowercase") ?? true;
        return new()
        {
            Path = path,
            Pieces = pieces,
            Lowercase = lowercase,
            StripAccents = Flag(normalizer, "strip_accents") ?? lowercase,
            SplitHan = Flag(normalizer, "handle_chinese_chars") ?? true,
        };
    }

    private string[] InOrder(JsonElement vocabulary)
    {
        var numbered = vocabulary.EnumerateObject().Select(piece => (piece.Name, Number: piece.Value.GetInt32())).OrderBy(piece => piece.Number).ToArray();
        var gap = Array.FindIndex(numbered, 0, piece => numbered[piece.Number < numbered.Length && piece.Number >= 0 ? piece.Number : 0].Name != piece.Name);
        return gap < 0
            ? [.. numbered.Select(piece => piece.Name)]
            : throw new OnnxModelException(path, $"The pieces of '{path}' are not numbered from 0 on without a gap; '{numbered[gap].Name}' has {numbered[gap].Number}. Take the file that was published with the model.");
    }

    private void Expect(JsonElement model, string name, string expected)
    {
        if (model.TryGetProperty(name, out var value) && value.GetString() != expected)
        {
            throw Other($"model.{name}", $"'{value.GetString()}'", $"'{expected}'");
        }
    }

    // The model sees [CLS] before a text and [SEP] after it, whichever of the two ways says so.
    private void CheckEnds()
    {
        var parts = Parts("post_processor", "processors");
        if (!parts.Any(part => KindOf(part) switch
        {
            "BertProcessing" => part.GetProperty("cls")[0].GetString() == "[CLS]" && part.GetProperty("sep")[0].GetString() == "[SEP]",
            "TemplateProcessing" => IsToken(part.GetProperty("single")[0], "[CLS]") && IsToken(part.GetProperty("single").EnumerateArray().Last(), "[SEP]"),
            _ => false,
        }))
        {
            throw Other("post_processor", Kinds(parts), "one that puts [CLS] before a text and [SEP] after it");
        }
    }

    private static bool IsToken(JsonElement part, string token) => part.TryGetProperty("SpecialToken", out var special) && special.GetProperty("id").GetString() == token;

    private JsonElement Only(string name, string list, string expected)
    {
        var parts = Parts(name, list);
        return parts.Count == 1 && KindOf(parts[0]) == expected ? parts[0] : throw Other(name, Kinds(parts), expected);
    }

    // A part may be a sequence, perhaps with one item.
    private IReadOnlyList<JsonElement> Parts(string name, string list)
        => !root.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null ? []
            : KindOf(part) == "Sequence" ? [.. part.GetProperty(list).EnumerateArray()]
            : [part];

    private static string? KindOf(JsonElement part) => part.GetProperty("type").GetString();

    private static string Kinds(IReadOnlyList<JsonElement> parts) => parts.Count == 0 ? "not there" : string.Join(" and ", parts.Select(KindOf));

    private static bool? Flag(JsonElement part, string name)
        => part.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private OnnxModelException Other(string part, string found, string expected)
        => new(path, $"The {part} of '{path}' is {found}; expected is {expected}, as models of the BERT family have. Use a model of that family, with the file that was published with it.");
}
