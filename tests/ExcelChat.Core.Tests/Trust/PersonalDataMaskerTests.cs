using ExcelChat.Trust;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Trust;

public sealed class PersonalDataMaskerTests
{
    [Theory]
    [InlineData("Write to jane.doe+sales@mail.example.co.uk.", "Write to [email].")]
    [InlineData("jörg@example.com;a@b.io", "[email];[email]")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 PAID", "IBAN [iban] PAID")]
    [InlineData("GB29NWBK60161331926819", "[iban]")]
    [InlineData("NO93 8601 1117 947", "[iban]")]
    [InlineData("card 4111 1111 1111 1111, exp 12/30", "card [card], exp 12/30")]
    [InlineData("378282246310005", "[card]")]
    [InlineData("5555-5555-5555-4444", "[card]")]
    [InlineData("SSN: 078-05-1120", "SSN: [ssn]")]
    [InlineData("call +49 30 901820-0 now", "call [phone] now")]
    [InlineData("+1 (212) 555-0187", "[phone]")]
    [InlineData("(212) 555-0187 or 212-555-0187", "[phone] or [phone]")]
    [InlineData("+442079460958", "[phone]")]
    public void Personal_data_is_masked(string text, string masked) => Assert.Equal(masked, PersonalDataMasker.Mask(text).Text);

    [Theory]
    [InlineData("Revenue 1,234,567.89 in 2025-03-14, up +12345678.90 or 12.5%")]
    [InlineData("DE89 3704 0044 0532 0130 01")]
    [InlineData("DE89370400440532013000X")]
    [InlineData("ZZ89 3704 0044 0532 0130 00")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("order 94111111111111111 of 4111111111111111.5")]
    [InlineData("000-12-3456 666-12-3456 900-12-3456 123-00-4567 123-45-0000")]
    [InlineData("part 123-45-67890, 1123-45-6789")]
    [InlineData("2125550187 and 100-200-3000")]
    [InlineData("a@b, @home, user@localhost, A1:B2")]
    [InlineData("")]
    public void Figures_and_near_misses_stay(string text)
    {
        var masked = PersonalDataMasker.Mask(text);

        Assert.Same(text, masked.Text);
        Assert.Empty(masked.Masked);
    }

    [Fact]
    public void What_was_masked_is_told_in_the_order_of_the_text()
    {
        const string text = "078-05-1120, a@b.com, +442079460958";

        var masked = PersonalDataMasker.Mask(text);

        Assert.Equal(
            [(PersonalDataKind.SocialSecurityNumber, "078-05-1120"), (PersonalDataKind.Email, "a@b.com"), (PersonalDataKind.Phone, "+442079460958")],
            masked.Masked.Select(m => (m.Kind, text.Substring(m.Start, m.Length))));
    }

    [Property]
    public bool Masking_a_masked_text_changes_nothing(NonNull<string> text)
    {
        var once = PersonalDataMasker.Mask(text.Get).Text;

        return PersonalDataMasker.Mask(once).Text == once;
    }

    [Property]
    public bool Data_between_other_text_is_found_whatever_the_text(NonNull<string> before, NonNull<string> after) =>
        PersonalDataMasker.Mask($"{before.Get} | jane@example.com | {after.Get}").Text.Contains("| [email] |", StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("a.")]
    [InlineData("1 ")]
    [InlineData("4-")]
    [InlineData("a@a.")]
    [InlineData("DE89 ")]
    [InlineData("+1(")]
    public async Task Hostile_text_takes_no_more_than_linear_time(string unit)
    {
        // Quadratic work on a million characters would take many minutes; linear work takes far less than the limit.
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));

        await Task.Run(() => PersonalDataMasker.Mask(text), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }
}
