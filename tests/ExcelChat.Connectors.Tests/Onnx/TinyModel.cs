using System.Runtime.InteropServices;

namespace ExcelChat.Connectors.Tests.Onnx;

/// <summary>
/// A folder with an ONNX model of three dimensions that looks up a vector for each token of a small vocabulary, and nothing else: what pooling makes of it can be worked out by hand.
/// Gone when disposed.
/// </summary>
internal sealed class TinyModel : IDisposable
{
    public static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rev", "##enue", "north", "south", "query", "passage", ":", "a", "b", "|", "$", "5", "unit", "_", "price", "一", "丁"];

    private const int Float = 1;
    private const int Int64 = 7;

    private readonly string _root = Directory.CreateTempSubdirectory("excelchat-onnx-").FullName;

    public TinyModel(bool hasTypes = true, string vocabulary = "vocab.txt", string[]? pieces = null)
    {
        pieces ??= Pieces;
        Folder = Directory.CreateDirectory(Path.Combine(_root, "tiny-bert")).FullName;
        File.WriteAllBytes(Path.Combine(Folder, "model.onnx"), Model(hasTypes ? ["input_ids", "attention_mask", "token_type_ids"] : ["input_ids", "attention_mask"], pieces: pieces));
        if (vocabulary == "vocab.txt")
        {
            File.WriteAllLines(Path.Combine(Folder, vocabulary), pieces);
        }
        else
        {
            File.WriteAllText(Path.Combine(Folder, vocabulary), Tokenizer(pieces));
        }
    }

    public string Folder { get; }

    /// <summary>The vector that the model gives for a token.</summary>
    public static float[] VectorOf(string piece, string[]? pieces = null)
    {
        var number = Array.IndexOf(pieces ?? Pieces, piece);
        return [number, number * number, 1];
    }

    /// <summary>The mean of the vectors of tokens.</summary>
    public static float[] MeanOf(string[] tokens, string[]? pieces = null)
        => [.. Enumerable.Range(0, 3).Select(place => tokens.Sum(token => VectorOf(token, pieces)[place]) / tokens.Length)];

    /// <summary>A <c>tokenizer.json</c> as it is published, in which the parts can be others.</summary>
    public static string Tokenizer(
        string[]? pieces = null,
        string normalizer = """{"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true}""",
        string preTokenizer = """{"type": "BertPreTokenizer"}""",
        string postProcessor = """{"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}]}""")
    {
        var vocabulary = string.Join(", ", (pieces ?? Pieces).Select((piece, number) => $"\"{piece}\": {number}"));
        return $$"""
            {"normalizer": {{normalizer}}, "pre_tokenizer": {{preTokenizer}}, "post_processor": {{postProcessor}},
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": { {{vocabulary}} } } }
            """;
    }

    /// <summary>A model with these inputs, the first of which it looks up.</summary>
    public static byte[] Model(string[] inputs, int inputType = Int64, string output = "last_hidden_state", string[]? pieces = null)
    {
        pieces ??= Pieces;
        var table = pieces.SelectMany(piece => VectorOf(piece, pieces)).ToArray();
        var graph = new Protobuf()
            .Message(1, new Protobuf().Text(1, "table").Text(1, inputs[0]).Text(2, output).Text(4, "Gather"))
            .Text(2, "tiny")
            .Message(5, new Protobuf().Number(1, pieces.Length).Number(1, 3).Number(2, Float).Text(8, "table").Bytes(9, MemoryMarshal.AsBytes<float>(table).ToArray()));
        foreach (var input in inputs)
        {
            graph.Message(11, Value(input, inputType, Named("rows"), Named("tokens")));
        }

        graph.Message(12, Value(output, Float, Named("rows"), Named("tokens"), new Protobuf().Number(1, 3)));
        return new Protobuf().Number(1, 8).Message(7, graph).Message(8, new Protobuf().Number(2, 17)).ToArray();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static Protobuf Named(string size) => new Protobuf().Text(2, size);

    private static Protobuf Value(string name, int type, params Protobuf[] dimensions)
    {
        var shape = new Protobuf();
        foreach (var dimension in dimensions)
        {
            shape.Message(1, dimension);
        }

        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, new Protobuf().Number(1, type).Message(2, shape)));
    }
}
