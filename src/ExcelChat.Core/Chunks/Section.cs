namespace ExcelChat.Chunks;

/// <summary>Lines of one kind about one table, to be packed into chunks that each begin with the same preamble.</summary>
internal sealed record Section(ChunkKind Kind, string Preamble, IEnumerable<Line> Lines);
