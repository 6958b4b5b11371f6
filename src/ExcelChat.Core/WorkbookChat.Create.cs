using ExcelChat.Answers;
using ExcelChat.Answers.Conversations;
using ExcelChat.Caching;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Plans;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat;

/// <content>How a chat comes to be, with a container of the host's or without one.</content>
public sealed partial class WorkbookChat
{
    private ServiceProvider? _owned;
    private AnswererBuilder _answerers = null!;
    private VersionedCache _cache = null!;

    /// <summary>Makes a chat without a container of the host's; dispose it when done.</summary>
    /// <param name="configure">Chooses the parts, as after <c>AddExcelChat()</c>.</param>
    /// <exception cref="ExcelChatConfigurationException">A part is missing or wrong; the message says what to call.</exception>
    public static WorkbookChat Create(Action<ExcelChatBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        var builder = services.AddExcelChat();
        configure?.Invoke(builder);
        var provider = services.BuildServiceProvider();
        try
        {
            var chat = provider.GetRequiredService<WorkbookChat>();
            chat._owned = provider;
            return chat;
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    /// <summary>Delivers the events that are left. A chat made by <see cref="Create(Action{ExcelChatBuilder}?)"/> disposes its parts too; one made by <see cref="ForTenant"/> or <see cref="WithAccess"/> nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isView)
        {
            return;
        }

        await _pump.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _owned, null) is { } owned)
        {
            await owned.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The same, for containers that are disposed without <c>await</c>: it blocks until the events are delivered.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>A part that the container cannot build is a mistake of configuration; it is said when the chat is made, not at the first question.</summary>
    internal static WorkbookChat Create(IServiceProvider provider)
    {
        try
        {
            return new(
                provider.GetRequiredService<Ingestor>(),
                provider.GetRequiredService<Answerer>(),
                provider.GetRequiredService<TableCatalogs>(),
                provider.GetService<Retriever>(),
                provider.GetRequiredService<EventPump>())
            {
                _answerers = provider.GetRequiredService<AnswererBuilder>(),
                Time = provider.GetRequiredService<TimeProvider>(),
                _conversations = provider.GetRequiredService<ConversationStore>(),
                _cache = provider.GetRequiredService<VersionedCache>(),
                _verifier = new(provider.GetRequiredService<WorkbookOpener>(), provider.GetRequiredService<TableDetector>()),
                _keeper = provider.GetService<VectorStore>() is null ? null : provider.GetRequiredService<IndexKeeper>(),
            };
        }
        catch (InvalidOperationException e)
        {
            throw new ExcelChatConfigurationException($"ExcelChat cannot be put together: {e.Message} Register what is missing, or choose another part with a Use call of the builder.", e);
        }
    }
}
