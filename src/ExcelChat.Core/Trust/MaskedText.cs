namespace ExcelChat.Trust;

/// <summary>A text without its personal data.</summary>
/// <param name="Text">The text, with <c>[email]</c>, <c>[iban]</c>, <c>[card]</c>, <c>[ssn]</c> and <c>[phone]</c> in their places.</param>
/// <param name="Masked">What was masked, in the order of the text.</param>
internal sealed record MaskedText(string Text, IReadOnlyList<PersonalDatum> Masked);
