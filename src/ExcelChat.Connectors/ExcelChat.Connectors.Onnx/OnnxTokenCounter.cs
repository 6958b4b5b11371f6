using ExcelChat.Chunks;
using Microsoft.ML.Tokenizers;

namespace ExcelChat.Connectors.Onnx;

/// <summary>Counts with the model's own tokenizer, without the two tokens around a text.</summary>
internal sealed class OnnxTokenCounter(BertTokenizer tokenizer) : TokenCounter
{
    public override int Count(ReadOnlySpan<char> text) => tokenizer.CountTokens(text);
}
