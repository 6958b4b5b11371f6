using System.Runtime.CompilerServices;
using ExcelChat.Answers.Conversations;

namespace ExcelChat.Answers;

/// <summary>
/// Questions asked one after another: "and for 2023?" or "what about Europe?" change the plan of the answer before. One question at a time; conversations
/// are independent of each other, and each is kept in the <see cref="ConversationStore"/>. <c>WorkbookChat.StartConversation</c> makes one.
/// </summary>
public sealed class Conversation
{
    private const int MaxTurns = 200;
    private const int MaxTitle = 60;

    private readonly Answerer _answerer;
    private readonly Func<string, AnswerRequest> _request;
    private readonly ConversationStore _store;
    private readonly TimeProvider _time;
    private ConversationState _state;

    internal Conversation(Answerer answerer, Func<string, AnswerRequest> request, ConversationState state, ConversationStore store, TimeProvider time)
        => (_answerer, _request, _state, _store, _time) = (answerer, request, state, store, time);

    /// <summary>Which conversation it is; <c>WorkbookChat.ResumeConversationAsync</c> opens it again.</summary>
    public string Id => _state.Id;

    /// <summary>What it is about: the first question, shortened, unless <see cref="RenameAsync"/> gave it another title; null before the first.</summary>
    public string? Title => _state.Title;

    /// <summary>The workbooks that it is about, by id; empty for all.</summary>
    public IReadOnlyList<string> WorkbookIds => _state.WorkbookIds;

    /// <summary>What was asked and answered, the oldest first; the last 200.</summary>
    public IReadOnlyList<Turn> Turns => _state.Turns;

    /// <summary>The last answer that was given since this object was made; null before. A question that got none leaves it as it was.</summary>
    public Answer? Last { get; private set; }

    /// <summary>Asks the next question. It goes on from the last turn that has a plan, when it does not stand by itself.</summary>
    /// <param name="question">The question in words.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The updates as they come; <c>ToAnswerAsync</c> gathers them.</returns>
    /// <exception cref="Questions.QuestionException">The question is empty or too long; raised when the stream is read.</exception>
    /// <exception cref="Shared.ExcelChatException">There is no table in scope; raised when the stream is read.</exception>
    public async IAsyncEnumerable<AnswerUpdate> AskAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = _request(question) with { Previous = Turns.LastOrDefault(turn => turn.Plan is not null) };
        await foreach (var update in _answerer.AnswerAsync(request, cancellationToken).ConfigureAwait(false))
        {
            yield return update is CompletedUpdate completed ? completed with { Answer = await KeepAsync(completed.Answer, cancellationToken).ConfigureAwait(false) } : update;
        }
    }

    /// <summary>Gives it another title.</summary>
    /// <param name="title">The title.</param>
    /// <param name="cancellationToken">Stops the saving.</param>
    public ValueTask RenameAsync(string title, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        _state = _state with { Title = title };
        return _store.SaveAsync(_state, cancellationToken);
    }

    private async ValueTask<Answer> KeepAsync(Answer answer, CancellationToken cancellationToken)
    {
        var turn = Turn.Of(answer, _time.GetUtcNow());
        _state = _state with { Title = Title ?? Short(answer.Question), Turns = [.. Turns.TakeLast(MaxTurns - 1), turn], ChangedAt = turn.AnsweredAt };
        var kept = answer with { Notes = [.. answer.Notes, .. await SaveAsync(cancellationToken).ConfigureAwait(false)] };
        Last = answer.Abstained ? Last : kept;
        return kept;
    }

    // An answer that was given stays given when it cannot be kept.
    private async ValueTask<string[]> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _store.SaveAsync(_state, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return [$"The conversation could not be kept ({e.GetType().Name}); it goes on without."];
        }
    }

    private static string Short(string question)
    {
        var line = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaxTitle ? line : line.LastIndexOf(' ', MaxTitle) is > 0 and var space ? $"{line.AsSpan(0, space)}…" : $"{line.AsSpan(0, MaxTitle)}…";
    }
}
