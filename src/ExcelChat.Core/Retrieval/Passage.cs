using ExcelChat.Chunks;
using ExcelChat.Workbooks;

namespace ExcelChat.Retrieval;

/// <summary>Text that was found, with its cells.</summary>
public sealed record Passage
{
    /// <summary>The id of its record in the vector store; in a host of one tenant that of its chunk.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workbook's id.</summary>
    public required string WorkbookId { get; init; }

    /// <summary>The workbook's file name, for people.</summary>
    public required string FileName { get; init; }

    /// <summary>The sheet's name.</summary>
    public required string Sheet { get; init; }

    /// <summary>The <see cref="Tables.Table.Id"/> of the table.</summary>
    public required string TableId { get; init; }

    /// <summary>What the text says about the table.</summary>
    public required ChunkKind Kind { get; init; }

    /// <summary>The cells that the text was made from.</summary>
    public required CellRange Range { get; init; }

    /// <summary>The whole text of the chunk.</summary>
    public required string Text { get; init; }

    /// <summary>The lines of the text that have most of the words looked for, in their order.</summary>
    public required string Snippet { get; init; }

    /// <summary>The words and numbers of <see cref="Snippet"/> that the question has too, in their order.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>The table's short description: its place and title, its range and size; null when the index has none.</summary>
    public string? Profile { get; init; }

    /// <summary>
    /// How well the passage fits, higher is better, as the <see cref="Reranker"/> sees it; a candidate for reranking has the vector store's score. Scores
    /// order the passages of one query and mean nothing across queries.
    /// </summary>
    public required double Score { get; init; }

    /// <inheritdoc/>
    public bool Equals(Passage? other)
        => other is not null && Id == other.Id && Text == other.Text && Snippet == other.Snippet && Profile == other.Profile && Score.Equals(other.Score) && Highlights.SequenceEqual(other.Highlights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Score);
}
