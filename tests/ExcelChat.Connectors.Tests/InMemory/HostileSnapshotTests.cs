using System.Buffers.Binary;
using System.Security.Cryptography;
using ExcelChat.Conformance;
using ExcelChat.Connectors.InMemory;

namespace ExcelChat.Connectors.Tests.InMemory;

/// <summary>A checksum says that a snapshot is whole, and not who wrote it: whatever is in it, it is loaded or refused.</summary>
public sealed class HostileSnapshotTests : IDisposable
{
    private const int HeadLength = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("excelchat-hostile-").FullName;
    private readonly InMemoryVectorStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Snapshot => Path.Combine(_folder, "store.snapshot");

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One collection without a name and columns, with a row; then what would be its key.</summary>
    [Theory]
    [InlineData("81 01 00 00 00")]
    [InlineData("85 FF FF FF 7F")]
    [InlineData("85 01 00 00 00 01")]
    [InlineData("85 01 00 00 00 00")]
    [InlineData("80 00 00 00 00")]
    [InlineData("8F 00 00 00 00")]
    [InlineData("FF 00 00 00 00")]
    [InlineData("01 FF FF FF FF 07")]
    [InlineData("01 FF FF FF FF FF FF")]
    [InlineData("09 00 00 00 00 00 00 00 00 00 00 00 00 FF FF FF FF")]
    [InlineData("0B FF FF FF FF FF FF FF FF FF")]
    [InlineData("00")]
    public async Task A_value_that_no_store_writes_is_refused(string value)
    {
        byte[] once = Convert.FromHexString(value.Replace(" ", "", StringComparison.Ordinal));

        await RefusedAsync([1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, .. Enumerable.Repeat(once, 1_000_000).SelectMany(bytes => bytes)]);
    }

    [Theory]
    [InlineData("FF FF FF 7F")]
    [InlineData("FF FF FF FF")]
    [InlineData("01 00 00 00 00 FF FF FF 7F")]
    [InlineData("01 00 00 00 00 00 00 00 00 FF FF FF 7F")]
    [InlineData("01 00 00 00 00 00 00 00 00 01 00 00 00 05 01 00 00 00 FF FF FF 7F")]
    [InlineData("01 00 00 00 00 00 00 00 00 01 00 00 00 05 01 00 00 00 01 00 00 00 00 FF FF FF 7F")]
    public async Task A_number_of_things_that_are_not_there_is_refused(string content)
        => await RefusedAsync(Convert.FromHexString(content.Replace(" ", "", StringComparison.Ordinal)));

    [Fact]
    public async Task A_snapshot_that_was_tampered_with_is_loaded_or_refused()
    {
        using var filled = new InMemoryVectorStore();
        var collection = filled.GetCollection<Guid, Product>("products");
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(Enumerable.Range(0, 5).Select(n => new Product { Id = new(n, 0, 0, new byte[8]), Number = n, Label = $"n {n}", Tags = ["a", "b"], Vector = new float[] { 1, n, 2 } }), Cancel);
        await filled.SaveAsync(Snapshot, Cancel);
        var content = (await File.ReadAllBytesAsync(Snapshot, Cancel))[HeadLength..^SHA256.HashSizeInBytes];
        var random = new Random(7);
        var refused = 0;

        for (var trial = 0; trial < 2000; trial++)
        {
            byte[] changed = [.. content];
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            await WriteAsync(changed);
            refused += await Record.ExceptionAsync(() => _store.LoadAsync(Snapshot, Cancel)) is { } error ? Assert.IsType<InMemorySnapshotException>(error).Path == Snapshot ? 1 : 0 : 0;
        }

        Assert.InRange(refused, 1, 1999);
    }

    private async Task RefusedAsync(byte[] content)
    {
        await WriteAsync(content);
        Assert.Contains("not as a snapshot is written", (await Assert.ThrowsAsync<InMemorySnapshotException>(() => _store.LoadAsync(Snapshot, Cancel))).Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync(byte[] content)
    {
        var head = new byte[HeadLength];
        "XCVSNAP\n"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), 1);
        byte[] whole = [.. head, .. content];
        await File.WriteAllBytesAsync(Snapshot, [.. whole, .. SHA256.HashData(whole)], Cancel);
    }
}
