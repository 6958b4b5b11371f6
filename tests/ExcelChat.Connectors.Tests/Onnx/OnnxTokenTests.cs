using System.Globalization;
using System.Text;
using ExcelChat.Connectors.Onnx;

namespace ExcelChat.Connectors.Tests.Onnx;

/// <summary>Texts become the tokens that the models of the BERT family were taught with.</summary>
public sealed class OnnxTokenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("north\nsouth", "north", "south")]
    [InlineData("north\tsouth\r\nnorth", "north", "south", "north")]
    [InlineData("north\u00A0south\u3000north\u2028south", "north", "south", "north", "south")]
    [InlineData("a|b", "a", "|", "b")]
    [InlineData("$5", "$", "5")]
    [InlineData("unit_price", "unit", "_", "price")]
    [InlineData("north:", "north", ":")]
    [InlineData("north€", "[UNK]")]
    [InlineData("a + b = ~5", "a", "[UNK]", "b", "[UNK]", "[UNK]", "5")]
    [InlineData("nor\u00ADth so\u200Buth un\0it pri\u0007ce", "north", "south", "unit", "price")]
    [InlineData("NÓRTH So\u0308uth", "north", "south")]
    [InlineData("一丁a", "一", "丁", "a")]
    [InlineData("[CLS]", "[UNK]", "[UNK]", "[UNK]")]
    public async Task A_text_is_cut_as_the_published_algorithm_cuts_it(string text, params string[] pieces)
    {
        using var model = new TinyModel();
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { Normalize = false });

        var embedding = (await generator.GenerateAsync([text], cancellationToken: Cancel))[0];

        Assert.Equal(TinyModel.MeanOf(["[CLS]", .. pieces, "[SEP]"]), embedding.Vector.ToArray());
        Assert.Equal(pieces.Length, generator.TokenCounter.Count(text));
    }

    [Fact]
    public async Task Every_letter_with_accents_is_the_letter_without_them()
    {
        var letters = Enumerable.Range(0x80, 0xF880).Select(code => (char)code).Where(c => char.IsLetter(c) && !(c is >= '\u3400' and <= '\u9FFF') && !(c >= '\uF900' && c <= '\uFAFF'))
            .Select(letter => (Letter: letter, Bare: Bare(letter)))
            .Where(pair => pair.Bare.Length == 1 && pair.Bare != pair.Letter.ToString(CultureInfo.InvariantCulture))
            .ToArray();
        string[] pieces = [.. TinyModel.Pieces[..5], .. letters.Select(pair => pair.Bare.ToLowerInvariant()).Distinct()];
        using var model = new TinyModel(pieces: pieces);
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { Normalize = false });

        var embeddings = await generator.GenerateAsync(letters.Select(pair => pair.Letter.ToString(CultureInfo.InvariantCulture)), cancellationToken: Cancel);

        Assert.True(letters.Length > 800);
        Assert.All(letters.Zip(embeddings), pair => Assert.Equal(
            (pair.First.Letter, TinyModel.MeanOf(["[CLS]", pair.First.Bare.ToLowerInvariant(), "[SEP]"], pieces)[0]), (pair.First.Letter, pair.Second.Vector.Span[0])));
    }

    [Fact]
    public async Task A_Korean_syllable_is_its_letters()
    {
        string[] pieces = [.. TinyModel.Pieces[..5], "\u1112\u1161\u11AB", "\u1100\u1173"];
        using var model = new TinyModel(pieces: pieces);
        using var generator = new OnnxEmbeddingGenerator(model.Folder, new() { Normalize = false });

        var embedding = (await generator.GenerateAsync(["한 그"], cancellationToken: Cancel))[0];

        Assert.Equal(TinyModel.MeanOf(["[CLS]", .. pieces[5..], "[SEP]"], pieces), embedding.Vector.ToArray());
    }

    private static string Bare(char letter) => string.Concat(letter.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD)
        .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
