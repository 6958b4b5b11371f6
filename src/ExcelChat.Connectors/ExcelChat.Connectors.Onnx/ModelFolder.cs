using System.Security.Cryptography;

namespace ExcelChat.Connectors.Onnx;

/// <summary>A folder with a model and its tokenizer, as they are published: <c>model.onnx</c>, perhaps in a folder <c>onnx</c>, and <c>tokenizer.json</c> or <c>vocab.txt</c>.</summary>
internal sealed class ModelFolder
{
    // Of BertNormalizer, Accents and BertPreTokenizer: raise it where one of them cuts a text otherwise than before.
    private const int TokenizingVersion = 1;

    private readonly string _folder;

    public ModelFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Directory.Exists(folder)
            ? Path.GetFullPath(folder)
            : throw new OnnxModelException(folder, $"There is no folder '{folder}'. Give the folder that has model.onnx and vocab.txt or tokenizer.json.");
        Model = Find("model.onnx", Path.Combine("onnx", "model.onnx"))
            ?? throw new OnnxModelException(_folder, $"The folder '{_folder}' has no model.onnx. Export the model to ONNX, or download the file, and put it there.");
    }

    public string Model { get; }

    public BertVocabulary Vocabulary() => Find("tokenizer.json") is { } json ? TokenizerJson.Read(json)
        : Find("vocab.txt") is { } text ? BertVocabulary.OfList(text)
        : throw new OnnxModelException(_folder, $"The folder '{_folder}' has neither tokenizer.json nor vocab.txt. Put the model's own there: with another tokenizer its vectors mean nothing.");

    /// <summary>A name of all that changes a vector: the bytes of the model and of the files with its weights, the vocabulary, how texts are cut, and settings.</summary>
    public string Identify(OnnxEmbeddingOptions options, BertVocabulary vocabulary)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Model)!, "*.onnx_data").Order(StringComparer.Ordinal).Prepend(Model))
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        Append(hash, FormattableString.Invariant($"{TokenizingVersion}\n{vocabulary.Lowercase}\n{vocabulary.StripAccents}\n{vocabulary.SplitHan}\n{vocabulary.Pieces.Count}\n"));
        Append(hash, string.Join('\n', vocabulary.Pieces));
        Append(hash, FormattableString.Invariant($"\n{options.Pooling}\n{options.Normalize}\n{options.MaxTokens}\n{options.QueryPrefix.Length}\n{options.QueryPrefix}\n{options.PassagePrefix}"));
        return $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(_folder))}@{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}";
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text));

    private string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (File.Exists(Path.Combine(_folder, name)))
            {
                return Path.Combine(_folder, name);
            }
        }

        return null;
    }
}
