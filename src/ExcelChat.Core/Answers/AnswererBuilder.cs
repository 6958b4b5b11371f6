using ExcelChat.Answers.Models;
using ExcelChat.Events;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers;

/// <summary>Puts answerers together: offline, or with a chat model, both heard by the event log.</summary>
internal sealed class AnswererBuilder(PlanAnswerer offline, ModelParts parts, EventPublisher events)
{
    public Answerer Build(IChatClient? client)
        => new PublishingAnswerer(client is null ? offline : new ModelAnswerer(offline, client, parts), events, parts.Time);
}
