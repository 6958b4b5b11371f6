using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ExcelChat.Caching;

/// <summary>
/// What a result depends on, all of it: who may see it, what it was made from and by, and what was asked. Two keys with any difference
/// in these are different, so a new version of a workbook is never answered from an old one, and no scope from another's entries.
/// </summary>
internal sealed record CacheKey
{
    /// <summary>What is cached.</summary>
    public required CacheKind Kind { get; init; }

    /// <summary>Who may see it: the tenant and the permissions that the result was made under.</summary>
    public required string Scope { get; init; }

    /// <summary>What it was made from and by: hashes of contents, version of the pipeline, id of the model.</summary>
    public required string Version { get; init; }

    /// <summary>What was asked: the question, the options.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The workbooks that the result was made from; removing one of them forgets it. No part of the key's identity.</summary>
    public IReadOnlyList<string> WorkbookIds { get; init; } = [];

    /// <summary>The key as text: the kind, and a SHA-256 over scope, version and parts, each led by its length so that no two lists run together.</summary>
    public override string ToString()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Scope);
        Append(hash, Version);
        foreach (var part in Parts)
        {
            Append(hash, part);
        }

        return $"excelchat:{Kind}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.Unicode.GetBytes(text));
    }
}
