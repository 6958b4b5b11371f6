using System.Globalization;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Tables;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("42", 42)]
    [InlineData("1,234", 1234)]
    [InlineData("1,234,567.89", 1234567.89)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1.234.567,5", 1234567.5)]
    [InlineData("3,5", 3.5)]
    [InlineData("−5.2", -5.2)]
    [InlineData("-5", -5)]
    [InlineData("(5.2)", -5.2)]
    [InlineData("+7", 7)]
    [InlineData(".5", 0.5)]
    [InlineData("12,500[3]", 12500)]
    [InlineData("0.346*", 0.346)]
    [InlineData("€ 1,000", 1000)]
    [InlineData("1.000,50 €", 1000.5)]
    [InlineData("50%", 0.5)]
    public void A_number_is_read(string text, double expected)
        => Assert.Equal(CellValue.OfNumber(expected), TypedText.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("North")]
    [InlineData("Room 7")]
    [InlineData("7 rooms")]
    [InlineData("1-2")]
    [InlineData("12,34,56")]
    [InlineData("1.2.3")]
    [InlineData("(5")]
    [InlineData("03/04/2012")]
    [InlineData("1859–1864")]
    [InlineData("3:2")]
    public void What_is_no_number_or_could_be_several_things_is_not_read(string text)
        => Assert.True(TypedText.Parse(text).Value.IsBlank);

    [Theory]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("..")]
    [InlineData("None")]
    [InlineData("—")]
    public void A_sign_for_a_missing_value_is_known(string text) => Assert.True(TypedText.Parse(text).IsMissing);

    [Property]
    public bool Every_number_with_thousands_separators_is_read_back(int number)
        => TypedText.Parse(number.ToString("#,##0", CultureInfo.InvariantCulture)).Value == CellValue.OfNumber(number);

    [Property]
    public bool No_text_makes_the_parser_fail(string text) => TypedText.Parse(text ?? "") is not null;
}
