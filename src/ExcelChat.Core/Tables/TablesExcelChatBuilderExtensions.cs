using System.Diagnostics.CodeAnalysis;
using ExcelChat.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat;

/// <summary>Chooses how tables are found.</summary>
public static class TablesExcelChatBuilderExtensions
{
    /// <summary>Finds tables with a detector of the host's own instead of <see cref="TableDetector.Default"/>.</summary>
    /// <typeparam name="TDetector">The detector; one instance serves all workbooks.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseTableDetector<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDetector>(this ExcelChatBuilder builder)
        where TDetector : TableDetector
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<TableDetector, TDetector>();
        return builder;
    }
}
