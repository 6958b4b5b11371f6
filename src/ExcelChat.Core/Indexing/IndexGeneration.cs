using System.Globalization;

namespace ExcelChat.Indexing;

/// <summary>
/// The state of the index as this process knows it: another one after each change. What was found under an older one may be stale. It
/// names the process too, since the same count in another process may stand for another state.
/// </summary>
internal sealed class IndexGeneration
{
    private readonly Guid _process = Guid.NewGuid();
    private long _changes;

    public string Current => string.Create(CultureInfo.InvariantCulture, $"{_process:N}.{Interlocked.Read(ref _changes)}");

    /// <summary>Says that the index changed, by this process or, as an event tells, by another.</summary>
    public void Advance() => Interlocked.Increment(ref _changes);
}
