using ExcelChat.Answers.Grounding;

namespace ExcelChat.Core.Tests.Answers.Grounding;

public sealed class DisplayTests
{
    [Theory]
    [InlineData("1,234.50", 1234.5, true)]
    [InlineData("€1.2M", 1_200_000, true)]
    [InlineData("(230)", -230, true)]
    [InlineData("7.5%", 0.075, true)]
    [InlineData("1.2", 1_200_000, true)]
    [InlineData("(555) 123-4567", 5_551_234_567, true)]
    [InlineData("00042", 42, true)]
    [InlineData("1 1/2", 1.5, true)]
    [InlineData("1.2E+06", 1_200_000, true)]
    [InlineData("low", 5, true)]
    [InlineData("987,654", 355, false)]
    [InlineData("355 of 987,654", 355, false)]
    [InlineData("nine million", 355, false)]
    public void A_cell_shows_its_number_or_something_else(string shown, double value, bool expected) => Assert.Equal(expected, Display.IsOf(shown, value));
}
