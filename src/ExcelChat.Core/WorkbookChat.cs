using ExcelChat.Answers;
using ExcelChat.Answers.Tools;
using ExcelChat.Events;
using ExcelChat.Indexing;
using ExcelChat.Retrieval;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;
using Microsoft.Extensions.AI;

namespace ExcelChat;

/// <summary>
/// Ask questions of workbooks. Ingest files, then ask: each answer is computed over typed cells and carries its proof.
/// Safe to use from many threads at once.
/// </summary>
public sealed partial class WorkbookChat : IAsyncDisposable, IDisposable
{
    private readonly Ingestor _ingestor;
    private readonly Answerer _answerer;
    private readonly TableCatalogs _catalogs;
    private readonly Retriever? _retriever;
    private readonly EventPump _pump;

    private WorkbookChat(Ingestor ingestor, Answerer answerer, TableCatalogs catalogs, Retriever? retriever, EventPump pump)
        => (_ingestor, _answerer, _catalogs, _retriever, _pump) = (ingestor, answerer, catalogs, retriever, pump);

    /// <summary>The workbooks that can be asked about, in the order they came; where not every sheet may be seen, those with a table that may.</summary>
    public IReadOnlyList<WorkbookIdentity> Workbooks => [.. Catalog.Workbooks.Where(workbook => IsVisible(workbook.Id))];

    /// <summary>The tables found in a workbook; none when it is not there.</summary>
    /// <param name="workbookId">The <see cref="WorkbookIdentity.Id"/>.</param>
    public IReadOnlyList<Table> TablesOf(string workbookId)
    {
        ArgumentException.ThrowIfNullOrEmpty(workbookId);
        return VisibleTables([workbookId]);
    }

    /// <summary>Reads a workbook and makes it ready to be asked about. The same bytes again change nothing; a changed file replaces its older version.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="progress">Hears how far it has come.</param>
    /// <param name="cancellationToken">Stops the reading; the workbook is then not asked about, and what was written of it to the vector store is there for the next ingestion to go on from.</param>
    /// <exception cref="WorkbookException">The file cannot be read as a workbook, or has no cells; see <see cref="WorkbookException.Problem"/>.</exception>
    /// <exception cref="ExcelChatException">The <see cref="WorkbookStore"/>, where there is one, failed; the file is not taken in.</exception>
    public Task<IngestionResult> IngestAsync(string path, IProgress<IngestionProgress>? progress = null, CancellationToken cancellationToken = default)
        => IngestAsync(WorkbookSource.FromFile(path), progress, cancellationToken);

    /// <summary>Reads a workbook and makes it ready to be asked about. The same bytes again change nothing; a workbook replaces the older version under the same <see cref="WorkbookSource.Key"/>.</summary>
    /// <param name="source">The bytes and their name; <see cref="WorkbookSource.WithKey"/> says of which file they are a version.</param>
    /// <param name="progress">Hears how far it has come.</param>
    /// <param name="cancellationToken">Stops the reading; the workbook is then not asked about, and what was written of it to the vector store is there for the next ingestion to go on from.</param>
    /// <exception cref="WorkbookException">The file cannot be read as a workbook, or has no cells; see <see cref="WorkbookException.Problem"/>.</exception>
    /// <exception cref="ExcelChatException">The <see cref="WorkbookStore"/>, where there is one, failed; the file is not taken in.</exception>
    public async Task<IngestionResult> IngestAsync(WorkbookSource source, IProgress<IngestionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await _pump.StartAsync(cancellationToken).ConfigureAwait(false);
        return await _ingestor.IngestAsync(Tenant, source, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a workbook out of the tables, of the index, of what is kept of answers and, where they are kept, deletes its bytes; false when there was nothing of it but answers, or it may not be seen as a whole.</summary>
    /// <param name="workbookId">The <see cref="WorkbookIdentity.Id"/>.</param>
    /// <param name="cancellationToken">Stops the removal; call again to finish it.</param>
    public async Task<bool> RemoveAsync(string workbookId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(workbookId);
        var mayRemove = Access.Sheets is null && Access.WorkbookIds?.Contains(workbookId) is not false;
        if (!mayRemove || !await _ingestor.RemoveAsync(Tenant, workbookId, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await _cache.ForgetAsync(workbookId, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Asks a question of all workbooks.</summary>
    /// <param name="question">The question in words.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The updates as they come; <c>ToAnswerAsync</c> gathers them.</returns>
    /// <exception cref="Questions.QuestionException">The question is empty or too long; raised when the stream is read.</exception>
    /// <exception cref="ExcelChatException">No workbook was ingested; raised when the stream is read.</exception>
    public IAsyncEnumerable<AnswerUpdate> AskAsync(string question, CancellationToken cancellationToken = default) => AskAsync(question, [], cancellationToken);

    /// <summary>Asks a question of some workbooks.</summary>
    /// <param name="question">The question in words.</param>
    /// <param name="workbookIds">The workbooks' ids; all when empty.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The updates as they come; <c>ToAnswerAsync</c> gathers them.</returns>
    /// <exception cref="Questions.QuestionException">The question is empty or too long; raised when the stream is read.</exception>
    /// <exception cref="ExcelChatException">None of the workbooks was ingested; raised when the stream is read.</exception>
    public IAsyncEnumerable<AnswerUpdate> AskAsync(string question, IReadOnlyCollection<string> workbookIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(workbookIds);
        return _answerer.AnswerAsync(ToRequest(question, workbookIds), cancellationToken);
    }

    /// <summary>Finds passages of the ingested workbooks by meaning and by words.</summary>
    /// <param name="text">What to look for.</param>
    /// <param name="top">The most passages to return; at least 1.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ExcelChatConfigurationException">There is no vector store.</exception>
    public ValueTask<IReadOnlyList<Passage>> SearchAsync(string text, int top = 10, CancellationToken cancellationToken = default)
        => SearchAsync(new RetrievalQuery { Text = text, Top = top }, cancellationToken);

    /// <summary>Finds passages of the ingested workbooks by meaning and by words.</summary>
    /// <param name="query">What to look for, and where. Its tenant is this chat's where it names none; its access is narrowed to this chat's.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ArgumentException">The query is of another tenant than this chat.</exception>
    /// <exception cref="ExcelChatConfigurationException">There is no vector store.</exception>
    public async ValueTask<IReadOnlyList<Passage>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
    {
        var (retriever, narrowed) = (_retriever ?? throw NoStore(), Narrow(query));
        await _pump.StartAsync(cancellationToken).ConfigureAwait(false);
        return await retriever.RetrieveAsync(narrowed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The tools with which an agent can explore and compute over the workbooks: <c>list_tables</c>, <c>describe_table</c>, <c>find_values</c>, <c>read_range</c>,
    /// <c>run_plan</c>, <c>explain_cell</c> and, with a vector store, <c>search</c>. Each returns JSON as text of a bounded length; a wrong call returns
    /// <c>{"error": "…"}</c> with what would be right. Text of cells in it is data of strangers: a host must not take it for instructions.
    /// </summary>
    /// <param name="scope">What the tools may touch, whatever a model asks for; everything but hidden sheets when null.</param>
    public IReadOnlyList<AIFunction> CreateTools(ToolScope? scope = null) => CreateTools(scope, findings: null);

    /// <summary>The same tools, which remember what was computed.</summary>
    internal IReadOnlyList<AIFunction> CreateTools(ToolScope? scope, Findings? findings) => WorkbookTools.Create(TablesIn(scope ?? ToolScope.All), _retriever, findings);

    /// <summary>Answers as this chat does, with another model.</summary>
    internal Answerer AnswererOver(IChatClient client) => _answerers.Build(client);

    internal ScopedTables TablesIn(ToolScope scope) => new(() => VisibleTables([]), scope with { Tenant = Tenant, Access = Access.And(scope.Access) });
}
