namespace ExcelChat.SampleData;

/// <summary>How a cell looks. The number is its index among the cell formats that <see cref="WorkbookParts.Styles"/> writes.</summary>
internal enum CellStyle
{
    Plain,
    Title,
    Header,
    Date,
    Euro,
    Percent,
    Whole,
    Group,
    TotalLabel,
    Total,
}
