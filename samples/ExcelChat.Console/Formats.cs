using ExcelChat.Connectors.LegacyExcel;
using ExcelChat.Workbooks;

namespace ExcelChat.Console;

/// <summary>Every format that ExcelChat reads, for every verb.</summary>
internal static class Formats
{
    public static WorkbookOpener Opener { get; } = new([.. LegacyExcelReaders.All, .. WorkbookOpener.BuiltInReaders]);

    public static ValueTask<Workbook> OpenAsync(string path, string? password, CancellationToken cancellationToken)
        => Opener.OpenAsync(WorkbookSource.FromFile(path).WithPassword(password), cancellationToken);

    /// <summary>A chat that opens them.</summary>
    public static WorkbookChat CreateChat(Action<ExcelChatBuilder> configure) => WorkbookChat.Create(builder => configure(builder.UseLegacyExcel()));
}
