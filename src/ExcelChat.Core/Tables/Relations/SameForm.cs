namespace ExcelChat.Tables.Relations;

/// <summary>Tables with the same columns in the same order, such as one a month or one a region, whose rows can be put under one another.</summary>
/// <param name="Tables">The tables, two or more, in the order they were given.</param>
/// <param name="Confidence">0 to 1; it grows with the number of columns.</param>
public sealed record SameForm(IReadOnlyList<Table> Tables, double Confidence) : Relationship(Confidence);
