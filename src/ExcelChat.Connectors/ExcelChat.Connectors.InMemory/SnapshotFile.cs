using System.Security.Cryptography;
using System.Text;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// The file of a snapshot: eight bytes that name the kind, the version, the collections, and the SHA-256 of all that. It is written beside its place and put there when it is
/// whole, so that at any moment the place has the former snapshot or the new one.
/// </summary>
internal static class SnapshotFile
{
    private const int Version = 1;

    private static readonly byte[] Kind = "XCVSNAP\n"u8.ToArray();

    public static void Save(string path, IReadOnlyCollection<StoredCollection> collections, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                file.Write(Write(file, collections, cancellationToken));
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public static List<StoredCollection> Load(string path, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16);
        Check(path, file, cancellationToken);
        file.Position = Kind.Length + sizeof(int);
        try
        {
            using var reader = new SnapshotReader(file, file.Length - SHA256.HashSizeInBytes);
            List<StoredCollection> collections = [];
            for (var left = reader.ReadCount(); left > 0; left--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                collections.Add(StoredCollection.Load(reader));
            }

            return collections;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or EndOfStreamException or IndexOutOfRangeException or OverflowException)
        {
            throw new InMemorySnapshotException(path, $"'{path}' is whole, but not as a snapshot is written: {e.Message.TrimEnd('.')}. Save it again.", e);
        }
    }

    private static byte[] Write(FileStream file, IReadOnlyCollection<StoredCollection> collections, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed, Encoding.UTF8))
        {
            writer.Write(Kind);
            writer.Write(Version);
            writer.Write(collections.Count);
            foreach (var collection in collections)
            {
                cancellationToken.ThrowIfCancellationRequested();
                collection.Save(writer);
            }
        }

        return hash.Hash!;
    }

    // What is not whole is not looked into.
    private static void Check(string path, FileStream file, CancellationToken cancellationToken)
    {
        var head = new byte[Kind.Length + sizeof(int)];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(Kind))
        {
            throw new InMemorySnapshotException(path, $"'{path}' is no snapshot of an in-memory store. Give a file that SaveAsync wrote.");
        }

        var version = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(Kind.Length));
        if (version != Version)
        {
            throw new InMemorySnapshotException(path, FormattableString.Invariant($"'{path}' is a snapshot of version {version}, and this package reads version {Version}. Load it with the package that saved it, or index again."));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        var buffer = new byte[1 << 16];
        for (var left = file.Length - head.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left = read == 0 ? 0 : left - read;
        }

        var expected = new byte[SHA256.HashSizeInBytes];
        if (file.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false) < expected.Length || !hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
        {
            throw new InMemorySnapshotException(path, $"'{path}' is damaged: its checksum is not that of its content. Restore it from a copy, or index again.");
        }
    }
}
