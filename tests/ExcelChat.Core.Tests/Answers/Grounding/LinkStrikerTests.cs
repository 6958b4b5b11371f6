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
