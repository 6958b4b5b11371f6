using System.Diagnostics.CodeAnalysis;
using ExcelChat.Tables;
using ExcelChat.Tables.Detection;
using ExcelChat.Tables.Profiling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Tables: how a grid becomes meaning.</summary>
public static class TablesBuilderExtensions
{
    /// <summary>Finds tables with a detector of your own, in place of the built-in one.</summary>
    /// <typeparam name="TDetector">The detector.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseTableDetector<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDetector>(
        this ExcelChatBuilder builder)
        where TDetector : TableDetector
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<TableDetector, TDetector>());
        return builder;
    }

    /// <summary>Tells the built-in detector of a table that the host knows, such as one whose header it gets wrong.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="hint">The table.</param>
    public static ExcelChatBuilder AddTableHint(this ExcelChatBuilder builder, TableHint hint)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(hint);
        builder.Services.AddSingleton(hint);
        return builder;
    }

    /// <summary>The built-in detector, unless the host chose another, a profiler that uses it, and the catalog of what was found.</summary>
    internal static ExcelChatBuilder AddTables(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton<TableDetector, GridTableDetector>();
        builder.Services.TryAddSingleton<SheetProfiler, StreamingProfiler>();
        builder.Services.TryAddSingleton<TableCatalogs>();
        return builder;
    }
}
