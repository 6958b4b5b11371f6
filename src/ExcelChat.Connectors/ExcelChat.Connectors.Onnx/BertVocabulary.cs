using System.Text;
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
}
