using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace ExcelChat.Connectors.Onnx;

/// <summary>
/// Makes a text plain as the models of the BERT family were taught it (<c>BasicTokenizer</c> of google-research/bert, <c>BertNormalizer</c> of Hugging Face): white space becomes a
/// space, control and format characters go, each Han character stands alone, accents and case go where the model knows none. It is the same in every globalization mode.
/// </summary>
internal sealed class BertNormalizer(BertVocabulary vocabulary) : Normalizer
{
    public override string Normalize(string original) => Normalize(original.AsSpan());

    public override string Normalize(ReadOnlySpan<char> original)
    {
        var plain = new StringBuilder(original.Length);
        foreach (var rune in original.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
            {
                plain.Append(' ');
            }
            else if (!IsDropped(rune))
            {
                Append(plain, rune);
            }
        }

        return plain.ToString();
    }

    private void Append(StringBuilder plain, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            plain.Append(' ');
        }
        else if (vocabulary.SplitHan && IsHan(rune.Value))
        {
            plain.Append(' ').Append(rune.ToString()).Append(' ');
        }
        else
        {
            var bare = vocabulary.StripAccents ? Accents.Strip(rune) : rune.ToString();
            plain.Append(vocabulary.Lowercase ? bare.ToLowerInvariant() : bare);
        }
    }

    private static bool IsDropped(Rune rune) => rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // The blocks that the published algorithm names; kana and Hangul are not among them.
    private static bool IsHan(int rune) => rune is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
