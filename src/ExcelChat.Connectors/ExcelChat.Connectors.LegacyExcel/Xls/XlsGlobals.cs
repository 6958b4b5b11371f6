using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>What the sheets of a workbook share, from the first part of the stream ([MS-XLS] 2.1.7.20.3). Before BIFF 5 the only sheet's records lie among it.</summary>
internal sealed class XlsGlobals(LegacyFile file, int version)
{
    private readonly List<XlsSheetEntry> _sheets = [];
    private XlsCipher? _cipher;

    public XlsText Text { get; } = new(version);

    public XlsFormats Formats { get; } = new();

    public XlsNames Names { get; } = new();

    public IReadOnlyList<XlsSheetEntry> Sheets => _sheets;

    public IReadOnlyList<string> SharedStrings { get; private set; } = [];

    /// <summary>Whether its dates count from 1904.</summary>
    public bool Date1904 { get; private set; }

    /// <summary>What decrypts the records, or null. Each reader needs its own.</summary>
    public XlsCipher? NewCipher() => _cipher?.Renew();

    /// <summary>Reads up to the end of the part.</summary>
    public void Read(XlsRecords records)
    {
        while (records.Read() && records.Type != XlsRecordType.EndOfFile)
        {
            Read(records, new XlsBytes(records));
        }
    }

    private void Read(XlsRecords records, XlsBytes bytes)
    {
        switch (records.Type)
        {
            case XlsRecordType.FilePass:
                records.Cipher = _cipher = XlsCipher.Create(records.Body, version, file.Source);
                break;
            case XlsRecordType.CodePage:
                Text.SetCodePage(bytes.UInt16());
                break;
            case XlsRecordType.Date1904:
                Date1904 = bytes.UInt16() == 1;
                break;
            case XlsRecordType.FormatOld or XlsRecordType.Format:
                Formats.AddCode(bytes, Text);
                break;
            case XlsRecordType.Xf2 or XlsRecordType.Xf3 or XlsRecordType.Xf4 or XlsRecordType.Xf:
                Formats.AddStyle(bytes, version);
                break;
            case XlsRecordType.BoundSheet:
                AddSheet(bytes);
                break;
            case XlsRecordType.SharedStrings:
                SharedStrings = ReadStrings(bytes);
                break;
            default:
                if (version >= 8)
                {
                    Names.Read(records.Type, bytes);
                }

                break;
        }
    }

    private void AddSheet(XlsBytes bytes)
    {
        var position = (uint)bytes.Int32();
        var visibility = (bytes.Byte() & 3) switch { 0 => SheetVisibility.Visible, 1 => SheetVisibility.Hidden, _ => SheetVisibility.VeryHidden };
        var type = bytes.Byte();
        if (_sheets.Count >= file.Limits.MaxSheets)
        {
            throw file.Exceeded(nameof(WorkbookLimits.MaxSheets), file.Limits.MaxSheets, "has more sheets");
        }

        _sheets.Add(new(Text.Short(bytes), position, visibility, type));
        Names.References.AddSheet(_sheets[^1].Name);
    }

    /// <summary>Reads the shared strings ([MS-XLS] 2.4.265). The count is not trusted; strings that are cut off end the table.</summary>
    private List<string> ReadStrings(XlsBytes bytes)
    {
        bytes.Skip(8);
        var strings = new List<string>();
        var total = 0L;
        while (!bytes.IsAtEnd)
        {
            try
            {
                strings.Add(bytes.Unicode(bytes.UInt16()));
            }
            catch (Exception e) when (e is InvalidDataException or OverflowException)
            {
                break;
            }

            total += strings[^1].Length;
            if (total > file.Limits.MaxSharedStringBytes)
            {
                throw file.Exceeded(nameof(WorkbookLimits.MaxSharedStringBytes), file.Limits.MaxSharedStringBytes, "has more text in its cells");
            }
        }

        return strings;
    }
}
