using System.Diagnostics.CodeAnalysis;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat;

/// <summary>Workbooks: which formats are read, within which limits, and whether their bytes are kept.</summary>
public static class WorkbooksBuilderExtensions
{
    /// <summary>Adds a reader of a further format. Readers are asked in the order in which they were added, before the built-in ones.</summary>
    /// <typeparam name="TReader">The reader.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseWorkbookReader<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TReader>(
        this ExcelChatBuilder builder)
        where TReader : WorkbookReader
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<WorkbookReader, TReader>();
        return builder;
    }

    /// <summary>Sets what a file may ask of the machine. The last call holds.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="limits">The limits.</param>
    public static ExcelChatBuilder UseWorkbookLimits(this ExcelChatBuilder builder, WorkbookLimits limits)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(limits);
        builder.Services.Replace(ServiceDescriptor.Singleton(limits));
        return builder;
    }

    /// <summary>
    /// Keeps the original bytes of what is ingested until it is removed, so that <see cref="WorkbookChat.ReopenAsync"/> and <see cref="WorkbookChat.VerifyAsync"/> need no files. Without a
    /// store none are kept. The last call holds.
    /// </summary>
    /// <typeparam name="TStore">The store; built by the container once.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ExcelChatBuilder UseWorkbookStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this ExcelChatBuilder builder)
        where TStore : WorkbookStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<WorkbookStore, TStore>());
        return builder;
    }

    /// <summary>Keeps the original bytes of what is ingested until it is removed. The last call holds.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the store; called once.</param>
    public static ExcelChatBuilder UseWorkbookStore(this ExcelChatBuilder builder, Func<IServiceProvider, WorkbookStore> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Replace(ServiceDescriptor.Singleton(create));
        return builder;
    }

    /// <summary>The opener, over the host's readers and then the built-in ones.</summary>
    internal static ExcelChatBuilder AddWorkbooks(this ExcelChatBuilder builder)
    {
        builder.Services.TryAddSingleton(p => new WorkbookOpener([.. p.GetServices<WorkbookReader>(), .. WorkbookOpener.BuiltInReaders], p.GetService<WorkbookLimits>()));
        return builder;
    }
}
