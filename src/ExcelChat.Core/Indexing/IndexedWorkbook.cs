using ExcelChat.Chunks;

namespace ExcelChat.Indexing;

/// <summary>A workbook as the index knows it, the same through all versions of its file: a record that a change of the file does not touch stays as it is.</summary>
/// <param name="Tenant">Whose it is; empty in a host of one tenant.</param>
/// <param name="Id">What is the same for every version of the file, and stands in its records.</param>
internal sealed record IndexedWorkbook(string Tenant, string Id)
{
    /// <summary>The workbook of a key: that of its source, or else the hash of its bytes.</summary>
    public static IndexedWorkbook Of(string key, string? tenant = null) => new(tenant ?? "", ChunkIdentity.Of(key).ToString("N"));

    /// <summary>The key of a chunk's record: a function of what it says and of which cells, so the same block of two versions is one record; and of how records are written.</summary>
    public Guid KeyOf(Chunk chunk) => ChunkIdentity.Of($"{ChunkRecord.Version}\n{Tenant}\n{Id}\n{chunk.Sheet}\n{chunk.Kind}\n{chunk.Range}\n{chunk.Text}");

    /// <summary>What a table is called in its records: this id in the place of the version's, and where the table begins, which stays when rows are added to it.</summary>
    public string TableOf(Chunk chunk)
    {
        var place = chunk.TableId.StartsWith(chunk.Workbook.Id, StringComparison.Ordinal) ? chunk.TableId.AsSpan(chunk.Workbook.Id.Length) : chunk.TableId;
        var end = place[(place.LastIndexOf('!') + 1)..].IndexOf(':');
        return string.Concat(Id, end < 0 ? place : place[..(place.LastIndexOf('!') + 1 + end)]);
    }
}
