using ExcelChat.Answers.Grounding;

namespace ExcelChat.Core.Tests.Answers.Grounding;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("It is 230.\n", "It is 230.\n")]
    [InlineData("٢٣٠٫٥", "230.5")]
    [InlineData("２３０，５", "230,5")]
    [InlineData("𝟐𝟑𝟎", "230")]
    [InlineData("2\u200b3\u20600", "230")]
    [InlineData("\u202e032\u202c", "032")]
    [InlineData("2\u03363\u20e30", "230")]
    [InlineData("ok\U000E0041\U000E0042", "ok")]
    [InlineData("cafe\u0301, 東京，", "cafe\u0301, 東京，")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    public void It_is_what_a_reader_sees(string written, string seen) => Assert.Equal(seen, PlainText.Of(written));
}
