using ExcelChat.Connectors.LegacyExcel.Encryption;
using ExcelChat.Connectors.LegacyExcel.Ods;
using ExcelChat.Connectors.LegacyExcel.Xls;
using ExcelChat.Connectors.LegacyExcel.Xlsb;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>The readers of this package, for use without a container: <c>new WorkbookOpener([.. LegacyExcelReaders.All, .. WorkbookOpener.BuiltInReaders])</c>.</summary>
public static class LegacyExcelReaders
{
    /// <summary>Readers of encrypted workbooks and of the formats xls, xlsb and ods. They keep nothing and can be shared.</summary>
    public static IReadOnlyList<WorkbookReader> All { get; } =
    [
        new EncryptedWorkbookReader([new XlsbReader(), .. WorkbookOpener.BuiltInReaders]),
        new XlsReader(),
        new XlsbReader(),
        new OdsReader(),
    ];
}
