using ExcelChat.Workbooks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("0", 1234.5, "1235")]
    [InlineData("0.00", 1.005, "1.01")]
    [InlineData("0.00", -3.14159, "-3.14")]
    [InlineData("#,##0", 1234567, "1,234,567")]
    [InlineData("#,##0.00_);(#,##0.00)", -1234.5, "(1,234.50)")]
    [InlineData("#,##0.00_);(#,##0.00)", 1234.5, "1,234.50 ")]
    [InlineData("#.##", 0.5, ".5")]
    [InlineData("0.0#", 2, "2.0")]
    [InlineData("00000", 42, "00042")]
    [InlineData("000-00-0000", 123456789, "123-45-6789")]
    [InlineData("[<=9999999]###-####;(###) ###-####", 5551234567, "(555) 123-4567")]
    [InlineData("0%", 0.075, "8%")]
    [InlineData("0.0%", 0.075, "7.5%")]
    [InlineData("0.0,,\"M\"", 12345678, "12.3M")]
    [InlineData("#,##0,", 1234567, "1,235")]
    [InlineData("0.00E+00", 12345.678, "1.23E+04")]
    [InlineData("##0.0E+0", 12345.678, "12.3E+3")]
    [InlineData("# ?/?", 5.25, "5 1/4")]
    [InlineData("# ??/??", 0.3333333333333, "  1/3 ")]
    [InlineData("# ?/8", 2.5, "2 4/8")]
    [InlineData("\"$\"#,##0.00;[Red]-\"$\"#,##0.00", -5, "-$5.00")]
    [InlineData("$0.00", -5, "-$5.00")]
    [InlineData("#,##0.00 [$€-407]", 1234.5, "1,234.50 €")]
    [InlineData("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", 0, " - ")]
    [InlineData("0;-0;\"none\"", 0, "none")]
    [InlineData(";;;", 5, "")]
    [InlineData("\\~0\\!", 5, "~5!")]
    [InlineData("[>=100]\"big\";\"small\"", 5, "small")]
    [InlineData("@", 12.5, "12.5")]
    [InlineData("\"Q\"0", 3, "Q3")]
    public void A_number_is_shown_as_Excel_shows_it(string code, double value, string expected)
        => Assert.Equal(expected, NumberFormat.Parse(code).Display(CellValue.OfNumber(value)));

    [Theory]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(123456789.123, "123456789.1")]
    [InlineData(12345678901, "12345678901")]
    [InlineData(123456789012, "1.23457E+11")]
    [InlineData(0.0001234567891, "0.000123457")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(0.000012345678, "1.23457E-05")]
    [InlineData(1e100, "1E+100")]
    [InlineData(1.0 / 3, "0.333333333")]
    [InlineData(-0.0, "0")]
    [InlineData(-1.5, "-1.5")]
    public void General_shows_eleven_characters(double value, string expected)
        => Assert.Equal(expected, NumberFormat.General.Display(CellValue.OfNumber(value)));

    [Theory]
    [InlineData("yyyy-mm-dd", 45352, "2024-03-01")]
    [InlineData("m/d/yy h:mm", 45352.5208333333, "3/1/24 12:30")]
    [InlineData("d-mmm-yy", 60, "29-Feb-00")]
    [InlineData("yyyy-mm-dd", 59, "1900-02-28")]
    [InlineData("yyyy-mm-dd", 61, "1900-03-01")]
    [InlineData("d/m/yyyy", 0, "0/1/1900")]
    [InlineData("dddd, mmmm d", 45352, "Friday, March 1")]
    [InlineData("h:mm AM/PM", 0.75, "6:00 PM")]
    [InlineData("h:mm A/P", 0, "12:00 A")]
    [InlineData("[h]:mm:ss", 1.5, "36:00:00")]
    [InlineData("hh[mm]", -1.25, "-1.25")]
    [InlineData("[mm]:ss", 0.0625, "90:00")]
    [InlineData("mm:ss.0", 0.000722222, "01:02.4")]
    [InlineData("hh:mm:ss", 0.99999999, "00:00:00")]
    [InlineData("mmmmm", 45352, "M")]
    [InlineData("yyyy-mm-dd", -1, "####")]
    [InlineData("yyyy-mm-dd", 2958466, "####")]
    [InlineData("[$-409]mmm\\ yyyy;@", 45352, "Mar 2024")]
    public void A_date_or_time_is_shown_as_Excel_shows_it(string code, double serial, string expected)
        => Assert.Equal(expected, NumberFormat.Parse(code).Display(CellValue.OfDate(serial)));

    [Theory]
    [InlineData("0.00", "abc", "abc")]
    [InlineData("0;0;0;\"text: \"@", "abc", "text: abc")]
    [InlineData(";;;", "abc", "")]
    [InlineData("\"<\"@\">\"", "abc", "<abc>")]
    public void Text_goes_through_the_text_section(string code, string text, string expected)
        => Assert.Equal(expected, NumberFormat.Parse(code).Display(CellValue.OfText(text)));

    [Theory]
    [InlineData("General", NumberFormatKind.General)]
    [InlineData("#,##0.00", NumberFormatKind.Number)]
    [InlineData("\"$\"#,##0", NumberFormatKind.Currency)]
    [InlineData("0.0%", NumberFormatKind.Percent)]
    [InlineData("0.0E+00", NumberFormatKind.Scientific)]
    [InlineData("# ?/?", NumberFormatKind.Fraction)]
    [InlineData("[Red]yyyy", NumberFormatKind.Date)]
    [InlineData("d/m/yy h:mm", NumberFormatKind.DateTime)]
    [InlineData("mm:ss", NumberFormatKind.Time)]
    [InlineData("[h]:mm", NumberFormatKind.Duration)]
    [InlineData("@", NumberFormatKind.Text)]
    [InlineData("0\" days\"", NumberFormatKind.Number)]
    [InlineData("0_d", NumberFormatKind.Number)]
    public void The_kind_is_read_from_the_code_and_not_from_its_literals(string code, NumberFormatKind expected)
        => Assert.Equal(expected, NumberFormat.Parse(code).Kind);

    [Theory]
    [InlineData("#,##0.00 [$€-407]", "EUR")]
    [InlineData("[$USD] 0.00", "USD")]
    [InlineData("$#,##0", "$")]
    [InlineData("0.00\" zł\"", "PLN")]
    [InlineData("0.00", null)]
    [InlineData("[$-409]0.00", null)]
    public void The_currency_is_named(string code, string? expected)
        => Assert.Equal(expected, NumberFormat.Parse(code).Currency);

    [Fact]
    public void Decimals_are_those_shown()
    {
        Assert.Equal(2, NumberFormat.Parse("0.00%").Decimals);
        Assert.Equal(0, NumberFormat.Parse("#,##0").Decimals);
        Assert.Null(NumberFormat.General.Decimals);
        Assert.Null(NumberFormat.Parse("yyyy").Decimals);
    }

    [Fact]
    public void The_same_code_is_the_same_format() => Assert.Same(NumberFormat.Parse("0.000"), NumberFormat.Parse("0.000"));

    [Property(MaxTest = 500)]
    public void Any_code_can_be_parsed_and_shows_any_number(NonNull<string> code, double value)
    {
        var format = NumberFormat.Parse(code.Get);
        Assert.NotNull(format.Display(CellValue.OfNumber(value)));
        Assert.NotNull(format.Display(CellValue.OfText(code.Get)));
    }

    [Property(MaxTest = 2000)]
    public Property Codes_made_of_the_format_language_never_fail() => Prop.ForAll(
        Gen.Elements("0#?.,%E+-/@;\"\\_*[]$hmsdyGenralAMP<>=1 (".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary(),
        ArbMap.Default.ArbFor<double>(),
        (code, value) => NumberFormat.Parse(code).Display(CellValue.OfNumber(value)) is not null && NumberFormat.Parse(code).Display(CellValue.OfDate(45000.5)) is not null);

    [Property]
    public void A_whole_number_in_General_reads_back(int value)
        => Assert.Equal(value.ToString(System.Globalization.CultureInfo.InvariantCulture), NumberFormat.General.Display(CellValue.OfNumber(value)));
}
