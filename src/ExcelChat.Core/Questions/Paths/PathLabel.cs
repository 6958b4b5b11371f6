namespace ExcelChat.Questions.Paths;

/// <summary>A label of a row path or a header path.</summary>
/// <param name="Words">Its words, as numbers of its axis.</param>
/// <param name="Acronym">The initials of its words, as a number of its axis; -1 when it has too few.</param>
internal sealed record PathLabel(int[] Words, int Acronym)
{
    /// <summary>Whether it stands for all of its axis.</summary>
    public required bool IsTotal { get; init; }

    /// <summary>Whether it is a bound, an error or the like of another figure.</summary>
    public required bool IsOfDoubt { get; init; }

    /// <summary>Whether the figures that it names are shares.</summary>
    public required bool IsOfShare { get; init; }

    /// <summary>Whether the figures that it names are counts.</summary>
    public required bool IsOfCount { get; init; }
}
