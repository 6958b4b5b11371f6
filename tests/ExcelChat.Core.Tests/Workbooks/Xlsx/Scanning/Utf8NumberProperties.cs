using System.Globalization;
using System.Text;
using ExcelChat.Workbooks.Xlsx.Scanning;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx.Scanning;

public sealed class Utf8NumberProperties
{
    [Property(MaxTest = 3000)]
    public bool A_double_written_to_the_last_digit_comes_back(long bits)
    {
        var number = BitConverter.Int64BitsToDouble(unchecked(bits * 0x5DEECE66D) ^ (bits << 40));
        return !double.IsFinite(number) || new[] { "R", "G15", "G17", "E16", "E4" }.All(f => IsExact(number.ToString(f, CultureInfo.InvariantCulture)));
    }

    [Property(MaxTest = 2000)]
    public bool A_number_as_people_write_it_comes_back(int whole, PositiveInt fraction, bool negative)
        => IsExact(string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{Math.Abs((long)whole) * 7919}.{fraction.Get}"));

    [Property(MaxTest = 5000)]
    public Property Any_string_of_digits_is_read_as_the_framework_reads_it() => Prop.ForAll(Digits.ToArbitrary(), IsExact);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("abc")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    public void What_is_no_number_is_left_for_the_caller(string text)
    {
        var at = 0;

        Assert.False(Utf8Number.TryRead(Padded(text), ref at, out _));
        Assert.Equal(0, at);
    }

    private static Gen<string> Digits { get; } =
        from sign in Gen.Elements("", "", "-", "+")
        from whole in Gen.Choose(0, 9).ArrayOf()
        from fraction in Gen.Choose(0, 9).ArrayOf()
        from point in Gen.Elements("", ".")
        from exponent in Gen.Choose(-330, 320)
        from mark in Gen.Elements("", "", "", "e", "E", "E+")
        select $"{sign}{string.Concat(whole)}{point}{string.Concat(fraction)}{mark}{(mark.Length == 0 ? "" : exponent.ToString(CultureInfo.InvariantCulture))}";

    private static bool IsExact(string text)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected) && double.IsFinite(expected);
        var at = 0;
        var read = Utf8Number.TryRead(Padded(text), ref at, out var number);
        return read == isNumber && (!read || (BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(expected) && at == text.Length));
    }

    // As the window gives it: the next tag, then zeros.
    private static byte[] Padded(string text) => [.. Encoding.UTF8.GetBytes(text), .. "</v>"u8, .. new byte[PartWindow.Padding]];
}
