using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// Keeps the texts of a sheet's cells with one allocation for thousands of them. A chunk lives as long as a cell that somebody kept refers to it.
/// </summary>
internal sealed class TextHeap
{
    // Below the size at which the runtime allocates in the large object heap.
    private const int ChunkSize = 1 << 16;
    private TextChunk? _chunk;

    /// <summary>Keeps a text.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="key">What the chunk finds it by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TextChunk Add(ReadOnlySpan<byte> text, out long key) => _chunk is { } chunk && chunk.TryAdd(text, out key) ? chunk : AddToNext(text, out key);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TextChunk AddToNext(ReadOnlySpan<byte> text, out long key)
    {
        _chunk = new(Math.Max(ChunkSize, text.Length));
        _chunk.TryAdd(text, out key);
        return _chunk;
    }
}
