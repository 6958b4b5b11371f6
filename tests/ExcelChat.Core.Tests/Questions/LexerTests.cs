using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Questions.Language;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Questions;

public sealed class LexerTests
{
    [Theory]
    [InlineData("15,000", 15_000)]
    [InlineData("1,234,567.5", 1_234_567.5)]
    [InlineData("7.5%", 7.5)]
    [InlineData("10k", 10_000)]
    [InlineData("2.5m", 2_500_000)]
    [InlineData("3bn", 3e9)]
    [InlineData("$40", 40)]
    [InlineData("3rd", 3)]
    [InlineData("10 million", 10_000_000)]
    [InlineData("2.5 thousand", 2_500)]
    public void Numbers_are_read_as_people_write_them(string text, double expected) => Assert.Equal(expected, Assert.Single(Lexer.Tokens(text)).Number);

    [Theory]
    [InlineData("1,2 and 3", "1|2|and|3")]
    [InlineData("in 2023, 2024", "in|2023|2024")]
    [InlineData("ends with 7.", "ends|with|7")]
    public void Punctuation_between_numbers_parts_them(string text, string expected) => Assert.Equal(expected, Words(text));

    [Fact]
    public void Case_does_not_count() => Assert.Equal("total|revenue|alesund", Words("TOTAL Revenue ÅLESUND"));

    [Theory]
    [InlineData("Zürich, São Paulo", "zurich|sao|paulo")]
    [InlineData("Zo\u0065\u0308 Müller", "zoe|muller")]
    [InlineData("Łódź Søren", "lodz|soren")]
    public void Accents_do_not_count(string text, string expected) => Assert.Equal(expected, Words(text));

    [Theory]
    [InlineData("hired", "hire")]
    [InlineData("stoves", "stove")]
    [InlineData("shipped", "ship")]
    [InlineData("cities", "city")]
    [InlineData("sales", "sale")]
    public void Forms_of_a_word_share_a_stem(string form, string word) => Assert.Equal(Lexer.Stem(word), Lexer.Stem(form));

    [Theory]
    [InlineData("Ada's salary", "ada|salary")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("the boys' team", "the|boys|team")]
    public void A_possessive_is_its_owner(string text, string expected) => Assert.Equal(expected, Words(text));

    [Fact]
    public void A_code_with_a_leading_nought_stays_as_written() => Assert.Equal("007", Assert.Single(Lexer.Tokens("007")).Text);

    [Fact]
    public void A_code_of_letters_and_digits_is_one_word() => Assert.Equal("q3|so|10001", Words("Q3 SO-10001"));

    [Theory]
    [InlineData("cities", "city")]
    [InlineData("orders", "order")]
    [InlineData("regions", "region")]
    public void Plurals_meet_their_singular(string plural, string singular) => Assert.Equal(Lexer.Stem(singular), Lexer.Stem(plural));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ?!, ")]
    public void Of_no_words_there_is_no_token(string? text) => Assert.Empty(Lexer.Tokens(text ?? ""));

    [Fact]
    public void The_culture_of_the_machine_does_not_count()
    {
        using var culture = new ForeignCulture();

        Assert.Equal(1234.5, Assert.Single(Lexer.Tokens("1,234.5")).Number);
        Assert.Equal("0.5", Assert.Single(Lexer.Tokens("0.5")).Text);
    }

    [Property(MaxTest = 1000)]
    public bool Any_text_is_cut_into_tokens_that_are_cut_the_same_way_again(string? text)
    {
        var key = Lexer.Key(text ?? "");
        return Lexer.Tokens(key).All(t => t.Text.Length > 0) && !key.Any(char.IsUpper);
    }

    private static string Words(string text) => string.Join('|', Lexer.Tokens(text).Select(t => t.Text));
}
