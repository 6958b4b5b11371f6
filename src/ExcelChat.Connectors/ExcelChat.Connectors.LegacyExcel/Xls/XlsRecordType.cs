namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>The records that are read ([MS-XLS] 2.3; those of BIFF 2 to 5 as OpenOffice.org documents them). A number at a name's end is the version of BIFF.</summary>
internal static class XlsRecordType
{
    public const int Integer2 = 0x02;
    public const int Number2 = 0x03, Number = 0x203;
    public const int Label2 = 0x04, Label = 0x204;
    public const int BoolErr2 = 0x05, BoolErr = 0x205;
    public const int Formula = 0x06, Formula3 = 0x206, Formula4 = 0x406;
    public const int String2 = 0x07, String = 0x207;
    public const int Row = 0x208;
    public const int BeginOfFile = 0x09;
    public const int EndOfFile = 0x0A;
    public const int Date1904 = 0x22;
    public const int FilePass = 0x2F;
    public const int Continue = 0x3C;
    public const int CodePage = 0x42;
    public const int FormatOld = 0x1E, Format = 0x41E;
    public const int Xf2 = 0x43, Xf3 = 0x243, Xf4 = 0x443, Xf = 0xE0;
    public const int ColumnFormat = 0x7D;
    public const int BoundSheet = 0x85;
    public const int MulRk = 0xBD;
    public const int RichString = 0xD6;
    public const int MergedCells = 0xE5;
    public const int SharedStrings = 0xFC;
    public const int LabelSharedString = 0xFD;
    public const int Rk = 0x27E;
    public const int Name = 0x18, ExternalSheets = 0x17, ExternalName = 0x23, ExternalBook = 0x1AE;
    public const int SharedFormula = 0x4BC, Array = 0x221;
    public const int UserNames = 0x194, FileLock = 0x195, InterfaceHeader = 0xE1, RevisionHead = 0x138, RevisionPosition = 0x196;
}
