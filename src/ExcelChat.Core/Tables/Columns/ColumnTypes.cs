namespace ExcelChat.Tables.Columns;

/// <summary>How the values of each type are stored.</summary>
internal static class ColumnTypes
{
    /// <summary>Whether the values are numbers and neither moments nor lengths of time.</summary>
    public static bool IsNumber(this ColumnType type)
        => type is ColumnType.Number or ColumnType.Integer or ColumnType.Currency or ColumnType.Percent or ColumnType.Identifier;

    /// <summary>Whether the values are texts.</summary>
    public static bool IsText(this ColumnType type) => type is ColumnType.Text or ColumnType.Category or ColumnType.Code;

    /// <summary>Whether the values are parts or multiples of a day.</summary>
    public static bool IsTime(this ColumnType type) => type is ColumnType.Time or ColumnType.Duration;
}
