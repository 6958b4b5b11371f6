namespace ExcelChat.Questions.Ranking;

/// <summary>Something that tells whether an answer is right.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How strong it is; 1 for what holds or does not.</param>
internal readonly record struct Sign(string Name, double Value);
