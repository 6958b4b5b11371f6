using System.Text;

namespace ExcelChat.Trust;

/// <summary>
/// Masks personal data that can be told by its form: precision before recall, since a figure that is masked by mistake is a wrong answer.
/// Names and addresses have no form and stay.
/// </summary>
internal static class PersonalDataMasker
{
    public static MaskedText Mask(string text)
    {
        var found = PersonalDataDetector.Detect(text);
        if (found.Count == 0)
        {
            return new(text, []);
        }

        var masked = new StringBuilder(text.Length);
        var end = 0;
        foreach (var data in found)
        {
            masked.Append(text, end, data.Start - end).Append(Mask(data.Kind));
            end = data.Start + data.Length;
        }

        return new(masked.Append(text, end, text.Length - end).ToString(), found);
    }

    private static string Mask(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Email => "[email]",
        PersonalDataKind.Iban => "[iban]",
        PersonalDataKind.PaymentCard => "[card]",
        PersonalDataKind.SocialSecurityNumber => "[ssn]",
        _ => "[phone]",
    };
}
