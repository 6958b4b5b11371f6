using ExcelChat.Answers.Grounding;

namespace ExcelChat.Core.Tests.Answers.Grounding;

public sealed class LinkStrikerTests
{
    [Theory]
    [InlineData("See https://evil.example/x?q=1 now.", "See [link left out] now.")]
    [InlineData("See [the report](https://evil.example).", "See the report [link left out].")]
    [InlineData("![chart](https://evil.example/a.png)", "chart [link left out]")]
    [InlineData("It is <img src=x onerror=alert(1)> 230", "It is [link left out] 230")]
    [InlineData("It is <a href=//evil", "It is [link left out]")]
    [InlineData("www.evil.example or evil.example/login or me@evil.example", "[link left out] or [link left out] or [link left out]")]
    [InlineData("javascript:void data:text/html,x mailto:a@b.example", "[link left out] [link left out] [link left out]")]
    [InlineData("![total][r]\n\n[r]: //evil.tv/i.png", "total [link left out]\n\n[link left out]")]
    [InlineData("![r] of it\n> [r]: <x> 'y'\nIt is 230.", "r [link left out] of it\n> [link left out]\nIt is 230.")]
    [InlineData("[r]:\nsecret?230\nIt is 230.", "[link left out]\nIt is 230.")]
    [InlineData("[r]: &#104;ttps&#58;//evil.tv/x", "[link left out]")]
    [InlineData("See &#x2f;&sol;evil.tv or &#47;&#47;evil.tv now.", "See [link left out] or [link left out] now.")]
    [InlineData("See //evil.tv or \\\\evil.tv\\x or /\\evil.tv", "See [link left out] or [link left out] or [link left out]")]
    [InlineData("See bit.ly/x or t.co:80/y or a.b.tv?q=230 or a.tv#q", "See [link left out] or [link left out] or [link left out] or [link left out]")]
    [InlineData("3/4 of North and/or South, 1.5/2.5 km/h, n/a, U.S./EU, 2.5M/year, e.g./i.e., R&D; see Q1/Q2.", "3/4 of North and/or South, 1.5/2.5 km/h, n/a, U.S./EU, 2.5M/year, e.g./i.e., R&D; see Q1/Q2.")]
    [InlineData("It is in sales.xlsx/Sales!C2, as [1] says: 230. [^1]: 7 // 8 rows", "It is in sales.xlsx/Sales!C2, as [1] says: 230. [^1]: 7 // 8 rows")]
    [InlineData("It is 230 < 231, in sales.xlsx at Sales!C2 (1.5 of all).", "It is 230 < 231, in sales.xlsx at Sales!C2 (1.5 of all).")]
    [InlineData("North: 230; see [1] and the e.g. of it.", "North: 230; see [1] and the e.g. of it.")]
    public void A_link_is_left_out_and_nothing_else(string written, string expected) => Assert.Equal(expected, LinkStriker.Strike(written, _ => false).Text);

    [Theory]
    [InlineData("It is https://acme.example/.", 0)]
    [InlineData("It is [here](https://acme.example/).", 0)]
    [InlineData("![x](https://acme.example/)", 1)]
    [InlineData("It is https://acme.example/?q=355.", 1)]
    public void One_that_was_asked_for_stays_as_it_is_in_the_cell_but_no_image(string written, int count)
        => Assert.Equal(count, LinkStriker.Strike(written, address => address == "https://acme.example/").Count);
}
