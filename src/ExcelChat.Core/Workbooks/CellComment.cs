namespace ExcelChat.Workbooks;

/// <summary>A note on a cell, or a thread of comments (ECMA-376 part 1, 18.7; threads as MS-XLSX adds them).</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Author">Who wrote it, as the workbook names the person; empty when it does not.</param>
/// <param name="Text">The plain text.</param>
public sealed record CellComment(CellAddress Cell, string Author, string Text)
{
    /// <summary>Whether it is a thread that people can reply to, rather than a note.</summary>
    public bool IsThread { get; init; }

    /// <summary>Whether the thread is marked as resolved.</summary>
    public bool IsResolved { get; init; }

    /// <summary>When it was written; null for notes, which do not say.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>The replies of a thread, in the order of the file, which is that of writing.</summary>
    public IReadOnlyList<CommentReply> Replies { get; init; } = [];
}
