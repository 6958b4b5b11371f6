using ExcelChat.Tables.Columns;

namespace ExcelChat.Tables.Detection;

/// <summary>Tells how a table says things from its columns and headers.</summary>
internal static class TableKinds
{
    public static TableKind Of(IReadOnlyList<Column> columns, int headerRows, int headerColumns)
    {
        if (columns.Count == 1)
        {
            return TableKind.List;
        }

        if (columns.Count == 2 && headerRows == 0 && columns[0].Type.IsText())
        {
            return TableKind.KeyValue;
        }

        var values = columns.Skip(Math.Max(headerColumns, 1)).ToArray();
        var isMatrix = headerRows > 0 && headerColumns > 0 && values.Length > 1 && Array.TrueForAll(values, IsMeasure) && (headerRows > 1 || AreOfOneKind(values));
        return isMatrix ? TableKind.Matrix : TableKind.Records;
    }

    private static bool IsMeasure(Column column)
        => (column.Type.IsNumber() && column.Type != ColumnType.Identifier) || column.Type == ColumnType.Duration;

    /// <summary>Whether the labels of the columns are values of one attribute: years, dates, months.</summary>
    private static bool AreOfOneKind(Column[] columns)
        => columns.Count(column => column.HeaderPath is [.., var label] && (char.IsAsciiDigit(label.FirstOrDefault()) || IsMonth(label))) * 3 >= columns.Length * 2;

    private static bool IsMonth(string label)
        => label.Length >= 3 && "jan feb mar apr may jun jul aug sep oct nov dec".Contains(label[..3], StringComparison.OrdinalIgnoreCase);
}
