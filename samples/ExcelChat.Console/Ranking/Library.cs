using ExcelChat.Chunks;

namespace ExcelChat.Console.Ranking;

/// <summary>Workbooks that are searched together, by a chat and by plain BM25.</summary>
internal sealed class Library(WorkbookChat chat)
{
    private const int Passages = 100;

    private readonly List<(string Id, string File)> _files = [];

    /// <summary>The rows of all sheets.</summary>
    public RowIndex Rows { get; } = new();

    public int Files => _files.Count;

    public async Task AddAsync(string root, string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(root, file);
        _files.Add(((await chat.IngestAsync(path, cancellationToken: cancellationToken)).Workbook.Id, file));
        await using var workbook = await Formats.OpenAsync(path, password: null, cancellationToken);
        await Rows.AddAsync(file, workbook, cancellationToken);
    }

    /// <summary>The passages for a question, best first; the store may hold other workbooks, which are not searched. The same bytes may lie under several names; each name is ranked.</summary>
    public async Task<IReadOnlyList<RankedRange>> SearchAsync(string question, CancellationToken cancellationToken)
    {
        var files = _files.ToLookup(f => f.Id, f => f.File, StringComparer.Ordinal);
        var passages = await chat.SearchAsync(new() { Text = question, Top = Passages, WorkbookIds = [.. files.Select(f => f.Key)] }, cancellationToken);
        return [.. passages.SelectMany(p => files[p.WorkbookId].Select(file => new RankedRange(file, p.Sheet, p.Range) { ShowsRows = p.Kind == ChunkKind.Data }))];
    }
}
