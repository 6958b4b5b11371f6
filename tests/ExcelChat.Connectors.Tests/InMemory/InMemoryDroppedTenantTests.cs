using ExcelChat.Answers.Conversations;
using ExcelChat.Connectors.InMemory;
using ExcelChat.Workbooks;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryDroppedTenantTests : DroppedTenantTests
{
    private readonly InMemoryVectorStore _index = new();
    private readonly InMemoryWorkbookStore _originals = new();
    private readonly InMemoryConversationStore _conversations = new();

    protected override void Use(ExcelChatBuilder builder) => builder.UseVectorStore(_index).UseWorkbookStore(_ => _originals).UseConversationStore(_ => _conversations);

    protected override VectorStore OpenIndex() => _index;

    protected override void Dispose(bool disposing) => _index.Dispose();
}
