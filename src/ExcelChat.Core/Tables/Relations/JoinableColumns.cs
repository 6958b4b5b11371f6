namespace ExcelChat.Tables.Relations;

/// <summary>A column whose values are found in a column of another table, so that rows of the two can be brought together.</summary>
/// <param name="Confidence">0 to 1; it grows with the containment, with the number of values seen, with a key on the other side and with a common name.</param>
public sealed record JoinableColumns(double Confidence) : Relationship(Confidence)
{
    /// <summary>The table whose values are looked up.</summary>
    public required Table From { get; init; }

    /// <summary>Its column.</summary>
    public required Column FromColumn { get; init; }

    /// <summary>The table in which they are found.</summary>
    public required Table To { get; init; }

    /// <summary>Its column; where it can be told, the one that names each row once.</summary>
    public required Column ToColumn { get; init; }

    /// <summary>The share of the different values of <see cref="FromColumn"/> that <see cref="ToColumn"/> has too, 0 to 1; an estimate beyond 2048 values.</summary>
    public required double Containment { get; init; }
}
