using System.Runtime.CompilerServices;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>
/// Cuts with sizes that follow the file and its number of rows (see <see cref="ChunkerOptions.SizeFor"/>). Of each table: its card, always and first; the different
/// values of its text columns; its rows, each value with its column's name, in blocks that begin at multiples of a number of rows; statistics when it is long; its
/// formulas. A row wider than a chunk is split by columns, each part with the row's label. Holds one table and one chunk at a time.
/// </summary>
public sealed class AdaptiveChunker : Chunker
{
    /// <summary>Part of every id: raised when the text of chunks changes, so that old records are replaced rather than mixed in.</summary>
    private const string Version = "adaptive-2";

    private const int CharactersOfToken = 4;

    private readonly ChunkerOptions _options;
    private readonly TokenCounter _tokens;
    private readonly LinePacker _packer;

    /// <summary>Creates the chunker.</summary>
    /// <param name="options">How it cuts; null for the defaults.</param>
    /// <param name="tokens">Counts tokens; null for <see cref="TokenCounter.Estimate"/>.</param>
    /// <exception cref="Shared.ExcelChatConfigurationException">An option is out of range.</exception>
    public AdaptiveChunker(ChunkerOptions? options = null, TokenCounter? tokens = null)
    {
        _options = (options ?? new()).Checked();
        _tokens = tokens ?? TokenCounter.Estimate;
        _packer = new(_tokens);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Chunk> RunAsync(
        IAsyncEnumerable<Table> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var table in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var chunk in Cut(table))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return chunk;
            }
        }
    }

    private IEnumerable<Chunk> Cut(Table table)
    {
        var size = _options.SizeFor(table.Workbook.Size, table.Rows.Count) / CharactersOfToken;
        foreach (var section in Sections(table, size))
        {
            var most = section.Kind == ChunkKind.Data ? ChunkerOptions.RowFactor * size : size;
            var overlap = (int)(most * _options.Overlaps.Of(section.Kind));
            foreach (var lines in _packer.Pack(section.Lines, most - _tokens.Count(section.Preamble), overlap))
            {
                yield return ToChunk(table, section, lines);
            }
        }
    }

    private IEnumerable<Section> Sections(Table table, int size)
    {
        var hasStatistics = table.Rows.Count > _options.StatisticsAbove;
        yield return HeaderLines.Of(table, _options.SampleRows, withSpread: !hasStatistics);
        if (new ValueLines(_tokens, size / 2, _options.DistinctValues).Of(table) is { } values)
        {
            yield return values;
        }

        yield return Rows(table, size);
        if (hasStatistics)
        {
            yield return StatisticsLines.Of(table);
        }

        if (table.Formulas.Count > 0)
        {
            yield return FormulaLines.Of(table);
        }
    }

    private Section Rows(Table table, int size)
    {
        var place = TableText.Place(table);
        return new(ChunkKind.Data, place, new DataLines(table, _tokens, (ChunkerOptions.RowFactor * size) - _tokens.Count(place)).Write());
    }

    private static Chunk ToChunk(Table table, Section section, IReadOnlyList<Line> lines)
    {
        var range = Bounds(lines);
        var text = TableText.Storable(string.Join('\n', lines.Select(line => line.Text).Prepend(section.Preamble)));
        return new()
        {
            Id = ChunkIdentity.Of(Version, table.Id, section.Kind, range, text),
            Workbook = table.Workbook,
            Sheet = table.Sheet,
            TableId = table.Id,
            Kind = section.Kind,
            Range = range,
            Text = text,
        };
    }

    private static CellRange Bounds(IReadOnlyList<Line> lines) => CellRange.Of(
        lines.Min(line => line.Cells.First.Row),
        lines.Min(line => line.Cells.First.Column),
        lines.Max(line => line.Cells.Last.Row),
        lines.Max(line => line.Cells.Last.Column));
}
