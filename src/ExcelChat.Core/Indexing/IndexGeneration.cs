namespace ExcelChat.Indexing;

/// <summary>A number that grows with each change of the index in this process. What was found under an older one may be stale.</summary>
internal sealed class IndexGeneration
{
    private long _current;

    public long Current => Interlocked.Read(ref _current);

    public void Advance() => Interlocked.Increment(ref _current);
}
