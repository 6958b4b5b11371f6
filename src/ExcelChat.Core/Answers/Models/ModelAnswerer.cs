using System.Runtime.CompilerServices;
using ExcelChat.Answers.Tools;
using ExcelChat.Retrieval;
using Microsoft.Extensions.AI;

namespace ExcelChat.Answers.Models;

/// <summary>
/// Answers with a chat model where the offline answer is unsure: the model plans by tools and phrases, the engine computes, and what the model
/// writes is held against what was computed. Whatever goes wrong with the model, what it answered before is given, or else the offline answer, and says so.
/// </summary>
internal sealed class ModelAnswerer(Answerer offline, IChatClient client, ModelParts parts) : Answerer
{
    private const int MaxPassages = 5;

    private static readonly TimeSpan SearchLimit = TimeSpan.FromSeconds(5);

    public override async IAsyncEnumerable<AnswerUpdate> AnswerAsync(AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var held = new List<AnswerUpdate>();
        await foreach (var update in offline.AnswerAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (update is IntentUpdate)
            {
                yield return update;
            }
            else
            {
                held.Add(update);
            }
        }

        var offlineAnswer = ((CompletedUpdate)held[^1]).Answer;
        var draft = offlineAnswer.Abstained || offlineAnswer.Confidence < parts.Model.OfflineConfidence ? new ModelDraft(request, offlineAnswer, parts.Answers, parts.Model) : null;
        var isGiven = false;
        if (draft is not null)
        {
            await foreach (var update in AskAsync(draft, cancellationToken).ConfigureAwait(false))
            {
                isGiven |= update is CompletedUpdate;
                yield return update;
            }
        }

        if (!isGiven)
        {
            foreach (var update in held.Where(update => draft is null || update is not SourcesUpdate))
            {
                yield return draft is not null && update is CompletedUpdate ? new CompletedUpdate(draft.GiveUp()) : update;
            }
        }
    }

    private async IAsyncEnumerable<AnswerUpdate> AskAsync(ModelDraft draft, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(parts.Model.Timeout, parts.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var tables = new ScopedTables(() => draft.Request.Tables, new() { Tenant = draft.Request.Tenant, Access = draft.Request.Access, IncludeHiddenSheets = parts.Answers.IncludeHiddenSheets });
        var passages = await FindPassagesAsync(draft, tables, stop.Token).ConfigureAwait(false);
        var prompt = Prompt.Of(draft.Request, tables.All, draft.Offline.Readings, passages, parts.Model.ContextTokens);
        yield return new SourcesUpdate(prompt.Tables, passages, prompt.EstimatedTokens);

        var metered = new MeteredChatClient(client, parts.Caller, parts.Model, limit.Token);
        var stream = new ModelStream(Invoking(metered).GetStreamingResponseAsync([prompt.Question], Options(draft, tables), stop.Token), draft.Findings, parts.Model, parts.Time, () => metered.IsCutOff);
        await foreach (var piece in stream.ReadAsync(stop.Token).ConfigureAwait(false))
        {
            foreach (var update in draft.Add(piece, metered.Usage.ModelId))
            {
                yield return update;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        var ending = draft.Complete(metered, limit.IsCancellationRequested ? new TimeoutException() : stream.Failure);
        if (draft.Kept is { } kept)
        {
            await parts.Cache.KeepAsync(draft.Request, kept, cancellationToken).ConfigureAwait(false);
        }

        foreach (var update in draft.IsGiven ? ending : await RecallAsync(draft, tables, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private async ValueTask<IReadOnlyList<AnswerUpdate>> RecallAsync(ModelDraft draft, ScopedTables tables, CancellationToken cancellationToken)
        => await parts.Cache.FindAsync(draft.Request, cancellationToken).ConfigureAwait(false) is { } kept ? draft.Recall(kept, new(tables.All, cancellationToken)) : [];

    // A host's client may invoke functions already; twice would answer each call twice.
    private IChatClient Invoking(MeteredChatClient metered) => client.GetService<FunctionInvokingChatClient>() is not null
        ? metered
        : new FunctionInvokingChatClient(metered) { MaximumIterationsPerRequest = Math.Max(1, parts.Model.MaxCalls - 1), AllowConcurrentInvocation = true };

    private ChatOptions Options(ModelDraft draft, ScopedTables tables) => new()
    {
        Instructions = Prompt.Instructions,
        Temperature = parts.Model.Temperature,
        MaxOutputTokens = parts.Model.MaxOutputTokens,
        Tools = [.. WorkbookTools.Create(tables, parts.Retriever, draft.Findings)],
    };

    // Passages are a courtesy: a store that does not answer must not keep the model from being asked. An abstention has searched, with or without success.
    private async ValueTask<IReadOnlyList<Passage>> FindPassagesAsync(ModelDraft draft, ScopedTables tables, CancellationToken cancellationToken)
    {
        if (parts.Retriever is null || draft.Offline.Abstained)
        {
            return draft.Offline.Passages;
        }

        using var limit = new CancellationTokenSource(SearchLimit, parts.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await new SearchTool(tables, parts.Retriever).FindAsync(draft.Request.Question, MaxPassages, stop.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return [];
        }
    }
}
