using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>A piece of text about a table, with the cells it was made from.</summary>
public sealed record Chunk
{
    /// <summary>A function of content, position and the chunker's version: the same workbook gives the same ids on every machine.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workbook.</summary>
    public required WorkbookIdentity Workbook { get; init; }

    /// <summary>The sheet's name.</summary>
    public required string Sheet { get; init; }

    /// <summary>The <see cref="Tables.Table.Id"/> of the table.</summary>
    public required string TableId { get; init; }

    /// <summary>What the chunk says about the table.</summary>
    public required ChunkKind Kind { get; init; }

    /// <summary>The cells that the text was made from.</summary>
    public required CellRange Range { get; init; }

    /// <summary>The text, with the names of the columns in it.</summary>
    public required string Text { get; init; }
}
