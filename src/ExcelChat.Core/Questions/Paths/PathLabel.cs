namespace ExcelChat.Questions.Paths;

/// <summary>A label of a row path or a header path.</summary>
/// <param name="Words">Its words, as numbers of its axis.</param>
/// <param name="Acronym">The initials of its words, as a number of its axis; -1 when it has too few.</param>
/// <param name="IsTotal">Whether it stands for all of its axis.</param>
/// <param name="IsOfDoubt">Whether it is a bound, an error or the like of another figure.</param>
/// <param name="IsOfShare">Whether the figures that it names are shares.</param>
/// <param name="IsOfCount">Whether the figures that it names are counts.</param>
internal sealed record PathLabel(int[] Words, int Acronym, bool IsTotal, bool IsOfDoubt, bool IsOfShare, bool IsOfCount);
