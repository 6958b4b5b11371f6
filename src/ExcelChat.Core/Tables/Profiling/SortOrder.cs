namespace ExcelChat.Tables.Profiling;

/// <summary>How the values of a column are sorted from top to bottom, missing ones passed over.</summary>
public enum SortOrder
{
    /// <summary>In no order.</summary>
    None,

    /// <summary>None is smaller than the one before.</summary>
    Ascending,

    /// <summary>None is greater than the one before.</summary>
    Descending,

    /// <summary>All are the same, or there is at most one.</summary>
    Constant,
}
