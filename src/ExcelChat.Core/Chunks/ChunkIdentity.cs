using System.Security.Cryptography;
using System.Text;
using ExcelChat.Workbooks;

namespace ExcelChat.Chunks;

/// <summary>Ids that are a function of content: indexing the same workbook twice writes the same records.</summary>
internal static class ChunkIdentity
{
    /// <summary>The id of a chunk. The table's id begins with the workbook's.</summary>
    public static Guid Of(string version, string tableId, ChunkKind kind, CellRange range, string text)
        => Of($"{version}\n{tableId}\n{kind}\n{range}\n{text}");

    /// <summary>The first 16 bytes of the content's SHA-256 as a UUID of version 8 (RFC 9562, 5.8).</summary>
    public static Guid Of(string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}
