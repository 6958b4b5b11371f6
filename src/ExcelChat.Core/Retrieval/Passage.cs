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

    /// <summary>
    /// The vector store's score, higher is better: of a store with keyword search the fusion of both rankings, else the cosine. Scores
    /// order the passages of one query and mean nothing across queries.
    /// </summary>
    public required double Score { get; init; }
}
