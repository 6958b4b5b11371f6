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
}
