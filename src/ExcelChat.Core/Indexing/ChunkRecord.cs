using ExcelChat.Chunks;
using ExcelChat.Embeddings;
using ExcelChat.Workbooks;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Indexing;

/// <summary>
/// A chunk as the vector store keeps it: the schema, its writing and its reading in one place, so that they cannot drift apart. A
/// dictionary rather than a class with attributes, because the length of the vector is known only at run time and AOT needs no reflection.
/// </summary>
internal sealed record ChunkRecord
{
    /// <summary>Part of every key: raised when a record of the same text is written in another way, with other terms or fields, so that the next ingestion replaces it.</summary>
    public const string Version = "2";

    public const string IdName = "id";
    public const string TenantName = "tenant";
    public const string WorkbookName = "workbook_id";
    public const string FileNameName = "file_name";
    public const string SheetName = "sheet";
    public const string TableName = "table_id";
    public const string KindName = "kind";
    public const string RangeName = "range";
    public const string TextName = "text";
    public const string TermsName = "terms";
    public const string VectorName = "vector";

    /// <summary>The collection that a rebuilding copied the record from; empty in what was ingested.</summary>
    public const string CopiedFromName = "copied_from";

    public required Guid Id { get; init; }

    /// <summary>The <see cref="IndexedWorkbook.Id"/>.</summary>
    public required string WorkbookId { get; init; }

    public required string FileName { get; init; }

    public required string Sheet { get; init; }

    public required string TableId { get; init; }

    public required ChunkKind Kind { get; init; }

    public required CellRange Range { get; init; }

    public required string Text { get; init; }

    /// <summary>The schema for vectors of a length.</summary>
    public static VectorStoreCollectionDefinition Definition(int dimensions) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty(IdName, typeof(Guid)),
            new VectorStoreDataProperty(TenantName, typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(WorkbookName, typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(FileNameName, typeof(string)),
            new VectorStoreDataProperty(SheetName, typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(TableName, typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(KindName, typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(RangeName, typeof(string)),
            new VectorStoreDataProperty(TextName, typeof(string)),
            new VectorStoreDataProperty(TermsName, typeof(string)) { IsFullTextIndexed = true },
            new VectorStoreDataProperty(CopiedFromName, typeof(string)) { IsIndexed = true },
            new VectorStoreVectorProperty(VectorName, typeof(ReadOnlyMemory<float>), dimensions)
            {
                DistanceFunction = DistanceFunction.CosineSimilarity,
            },
        ],
    };

    /// <summary>The record of a chunk. Nothing in it changes with the version of the file.</summary>
    /// <param name="embedded">The chunk and its vector.</param>
    /// <param name="workbook">Which workbook it is of.</param>
    public static Dictionary<string, object?> Write(EmbeddedChunk embedded, IndexedWorkbook workbook) => new()
    {
        [IdName] = workbook.KeyOf(embedded.Chunk),
        [TenantName] = workbook.Tenant,
        [WorkbookName] = workbook.Id,
        [FileNameName] = embedded.Chunk.Workbook.FileName,
        [SheetName] = embedded.Chunk.Sheet,
        [TableName] = workbook.TableOf(embedded.Chunk),
        [KindName] = embedded.Chunk.Kind.ToString(),
        [RangeName] = embedded.Chunk.Range.ToString(),
        [TextName] = embedded.Chunk.Text,
        [TermsName] = string.Join(' ', SearchTerms.Of(embedded.Chunk.Text)),
        [CopiedFromName] = "",
        [VectorName] = embedded.Vector,
    };

    /// <summary>A record as it comes back, without its vector.</summary>
    public static ChunkRecord Read(Dictionary<string, object?> record) => new()
    {
        Id = (Guid)record[IdName]!,
        WorkbookId = (string)record[WorkbookName]!,
        FileName = (string)record[FileNameName]!,
        Sheet = (string)record[SheetName]!,
        TableId = (string)record[TableName]!,
        Kind = Enum.Parse<ChunkKind>((string)record[KindName]!),
        Range = CellRange.Parse((string)record[RangeName]!),
        Text = (string)record[TextName]!,
    };
}
