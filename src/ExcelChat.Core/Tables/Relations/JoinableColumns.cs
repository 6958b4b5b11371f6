namespace ExcelChat.Tables.Relations;

/// <summary>A column whose values are found in a column of another table, so that rows of the two can be brought together.</summary>
/// <param name="From">The table whose values are looked up.</param>
/// <param name="FromColumn">Its column.</param>
/// <param name="To">The table in which they are found.</param>
/// <param name="ToColumn">Its column; where it can be told, the one that names each row once.</param>
/// <param name="Containment">The share of the different values of <paramref name="FromColumn"/> that <paramref name="ToColumn"/> has too, 0 to 1.</param>
/// <param name="Confidence">0 to 1; it grows with the containment, with the number of values seen, with a key on the other side and with a common name.</param>
public sealed record JoinableColumns(Table From, Column FromColumn, Table To, Column ToColumn, double Containment, double Confidence) : Relationship(Confidence);
