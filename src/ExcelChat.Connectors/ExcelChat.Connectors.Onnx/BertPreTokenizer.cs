using Microsoft.ML.Tokenizers;

namespace ExcelChat.Connectors.Onnx;

/// <summary>
/// Parts a text into words as the models of the BERT family were taught it: at white space, and each punctuation mark is a word of its own. Among those are all that ASCII has
/// besides letters and digits, such as <c>$</c>, <c>|</c> and <c>_</c>; other symbols, such as <c>€</c>, stay in their word.
/// </summary>
internal sealed class BertPreTokenizer : PreTokenizer
{
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        var start = 0;
        for (var place = 0; place <= text.Length; place++)
        {
            var isMark = place < text.Length && IsMark(text[place]);
            if (place < text.Length && !isMark && !char.IsWhiteSpace(text[place]))
            {
                continue;
            }

            if (place > start)
            {
                yield return (start, place - start);
            }

            if (isMark)
            {
                yield return (place, 1);
            }

            start = place + 1;
        }
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => PreTokenize(text.ToString());

    private static bool IsMark(char c) => char.IsPunctuation(c) || (char.IsAscii(c) && char.IsSymbol(c));
}
