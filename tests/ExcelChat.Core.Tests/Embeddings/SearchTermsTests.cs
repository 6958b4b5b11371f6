using ExcelChat.Embeddings;

namespace ExcelChat.Core.Tests.Embeddings;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("Which Cafés are in Zürich?", "cafe zurich")]
    [InlineData("companies", "company")]
    [InlineData("1,234.50 and 1234.5", "1234.5 1234.5")]
    [InlineData("INV-00123", "inv 123 inv00123")]
    [InlineData("INV00123", "inv00123 inv 123")]
    [InlineData("2024-03-05", "2024 3 5 20240305")]
    [InlineData("north-west", "north west")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("what is the", "")]
    [InlineData("", "")]
    public void A_text_is_found_by_its_terms_in_one_form(string text, string terms)
        => Assert.Equal(terms, string.Join(' ', SearchTerms.Of(text)));

    [Theory]
    [InlineData("a1-b2-c3-d4-e5-f6", true)]
    [InlineData("a1-b2-c3-d4-e5-f6-g7", false)]
    [InlineData("a1234567890123456789-b1234567890123456789", true)]
    [InlineData("a1234567890123456789-b12345678901234567890", false)]
    public void A_code_is_a_term_while_it_is_as_short_as_codes_are(string code, bool isTerm)
        => Assert.Equal(isTerm, SearchTerms.Of(code).Contains(code.Replace("-", "", StringComparison.Ordinal)));

    [Fact]
    public void A_long_chain_of_parts_takes_memory_in_proportion_to_its_length()
    {
        var text = string.Join('-', Enumerable.Repeat("x1", 10_000));
        SearchTerms.Of("x1-x1");
        var before = GC.GetAllocatedBytesForCurrentThread();

        SearchTerms.Of(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000L * text.Length);
    }
}
