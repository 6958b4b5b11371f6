using System.Runtime.InteropServices;

namespace ExcelChat.Connectors.Tests.Onnx;

/// <summary>
/// A folder with an ONNX model of three dimensions that looks up a vector for each token of a vocabulary of a dozen, and nothing else: what pooling makes of it can be worked out by hand.
/// Gone when disposed.
/// </summary>
internal sealed class TinyModel : IDisposable
{
    public static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rev", "##enue", "north", "south", "query", "passage", ":"];

    private const int Float = 1;
    private const int Int64 = 7;

    private readonly string _root = Directory.CreateTempSubdirectory("excelchat-onnx-").FullName;

    public TinyModel(bool hasTypes = true, string vocabulary = "vocab.txt")
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, "tiny-bert")).FullName;
        File.WriteAllBytes(Path.Combine(Folder, "model.onnx"), Model(hasTypes ? ["input_ids", "attention_mask", "token_type_ids"] : ["input_ids", "attention_mask"]));
        if (vocabulary == "vocab.txt")
        {
            File.WriteAllLines(Path.Combine(Folder, vocabulary), Pieces);
        }
        else
        {
            var pieces = string.Join(", ", Pieces.Select((piece, number) => $"\"{piece}\": {number}"));
            File.WriteAllText(
                Path.Combine(Folder, vocabulary),
                $$"""{"normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": null}, "model": {"vocab": { {{pieces}} }, "type": "WordPiece" } }""");
        }
    }

    public string Folder { get; }

    /// <summary>The vector that the model gives for a token.</summary>
    public static float[] VectorOf(string piece)
    {
        var number = Array.IndexOf(Pieces, piece);
        return [number, number * number, 1];
    }

    /// <summary>A model with these inputs, the first of which it looks up.</summary>
    public static byte[] Model(string[] inputs, int inputType = Int64, string output = "last_hidden_state")
    {
        var table = Pieces.SelectMany(VectorOf).ToArray();
        var graph = new Protobuf()
            .Message(1, new Protobuf().Text(1, "table").Text(1, inputs[0]).Text(2, output).Text(4, "Gather"))
            .Text(2, "tiny")
            .Message(5, new Protobuf().Number(1, Pieces.Length).Number(1, 3).Number(2, Float).Text(8, "table").Bytes(9, MemoryMarshal.AsBytes<float>(table).ToArray()));
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
