namespace ExcelChat.Trust;

/// <summary>One piece of personal data in a text: what, and where in the text as it was. The value itself is not kept.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The first character's index.</param>
/// <param name="Length">Characters.</param>
internal readonly record struct PersonalDatum(PersonalDataKind Kind, int Start, int Length);
