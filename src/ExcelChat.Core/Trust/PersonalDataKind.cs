namespace ExcelChat.Trust;

/// <summary>A kind of personal data that can be told by its form.</summary>
internal enum PersonalDataKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An International Bank Account Number with right check digits (ISO 13616).</summary>
    Iban,

    /// <summary>The number of a payment card with a right check digit (ISO/IEC 7812).</summary>
    PaymentCard,

    /// <summary>A social security number of the United States, written with its hyphens.</summary>
    SocialSecurityNumber,

    /// <summary>A telephone number: international with its plus sign, or North American with its separators.</summary>
    Phone,
}
