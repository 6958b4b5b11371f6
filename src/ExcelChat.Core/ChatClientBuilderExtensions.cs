using ExcelChat.Answers;
using ExcelChat.Answers.Tools;
using Microsoft.Extensions.AI;

namespace ExcelChat;

/// <summary>Lets any pipeline of Microsoft.Extensions.AI answer questions of workbooks.</summary>
public static class ChatClientBuilderExtensions
{
    /// <summary>
    /// Answers what the last message asks of workbooks, with figures that the engine computed and <see cref="CitationAnnotation"/>s; the client below
    /// is the model that plans and phrases where the offline answer is unsure. A message that gets no answer from the workbooks goes on to that client with
    /// all its history, unchanged, and with the tools of <see cref="WorkbookChat.CreateTools(ToolScope?)"/>; once it calls one of them, what it writes is checked as an answer is.
    /// The client needs no function invocation of its own.
    /// The <see cref="Answer"/> is the <see cref="ChatResponseUpdate.RawRepresentation"/> of the last update.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="chat">The workbooks; not disposed with the client.</param>
    /// <param name="scope">What may be touched; everything but hidden sheets when null.</param>
    public static ChatClientBuilder UseExcelChat(this ChatClientBuilder builder, WorkbookChat chat, ToolScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(chat);
        return builder.Use(inner => new WorkbookChatClient(inner, chat.AnswererOver(inner), chat.TablesIn(scope ?? ToolScope.All), findings => chat.CreateTools(scope, findings), chat.Time));
    }
}
