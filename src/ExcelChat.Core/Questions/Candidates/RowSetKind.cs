namespace ExcelChat.Questions.Candidates;

/// <summary>How a set of rows was made.</summary>
internal enum RowSetKind
{
    /// <summary>All data rows.</summary>
    All,

    /// <summary>The rows that entities name.</summary>
    Named,

    /// <summary>The rows that any of several entities of one column names.</summary>
    Either,

    /// <summary>All rows but those that an entity names.</summary>
    Complement,

    /// <summary>The row after a named one.</summary>
    Next,

    /// <summary>The row before a named one.</summary>
    Previous,

    /// <summary>The first row of a set.</summary>
    First,

    /// <summary>The last row of a set.</summary>
    Last,

    /// <summary>The rows with the largest value of a column.</summary>
    Maximum,

    /// <summary>The rows with the smallest value of a column.</summary>
    Minimum,
}
