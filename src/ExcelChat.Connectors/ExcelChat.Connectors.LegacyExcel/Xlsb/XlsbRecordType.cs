namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>The records that are read ([MS-XLSB] 2.3.2).</summary>
internal static class XlsbRecordType
{
    public const int Row = 0;
    public const int Blank = 1, Rk = 2, Error = 3, Boolean = 4, Real = 5, Text = 6, SharedString = 7;
    public const int FormulaText = 8, FormulaNumber = 9, FormulaBoolean = 10, FormulaError = 11;
    public const int ShortBlank = 12, ShortRk = 13, ShortError = 14, ShortBoolean = 15, ShortReal = 16, ShortText = 17, ShortSharedString = 18;
    public const int StringItem = 19;
    public const int Name = 39;
    public const int NumberFormat = 44;
    public const int Style = 47;
    public const int Column = 60;
    public const int RichText = 62;
    public const int BeginSheetData = 145, EndSheetData = 146;
    public const int WorkbookProperties = 153;
    public const int SheetEntry = 156;
    public const int MergedRange = 176;
    public const int OtherBook = 355, OwnBook = 357, OwnSheet = 358, AddIn = 667;
    public const int References = 362;
    public const int Array = 426, SharedFormula = 427;
    public const int BeginCellStyles = 617, EndCellStyles = 618;
}
