namespace ExcelChat.Tables;

/// <summary>Finds the columns at the left that name the rows.</summary>
internal static class HeaderColumns
{
    /// <summary>The number of leading columns of words; one at least where other columns follow it.</summary>
    public static int Count(IReadOnlyList<Column> columns) => columns.Count > 1 ? 1 : 0;
}
