using ExcelChat.Connectors.LegacyExcel;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat;

/// <summary>Lets ExcelChat open older and other workbook formats.</summary>
public static class LegacyExcelBuilderExtensions
{
    /// <summary>Opens xls, xlsb and ods workbooks too, and encrypted ones with the <see cref="WorkbookSource.Password"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static ExcelChatBuilder UseLegacyExcel(this ExcelChatBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var reader in LegacyExcelReaders.All)
        {
            builder.Services.AddSingleton(reader);
        }

        return builder;
    }
}
