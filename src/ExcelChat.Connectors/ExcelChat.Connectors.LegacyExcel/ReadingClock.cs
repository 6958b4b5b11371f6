using System.Diagnostics;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>Adds up the time that reading takes, without the time that the caller takes over the rows.</summary>
internal sealed class ReadingClock(LegacyFile file)
{
    private readonly Stopwatch _spent = new();

    /// <exception cref="WorkbookException">Reading has taken longer than the limit.</exception>
    public T Run<T>(Func<T> read)
    {
        _spent.Start();
        var result = read();
        _spent.Stop();
        return _spent.Elapsed <= file.Limits.MaxReadingTime
            ? result
            : throw file.Exceeded(nameof(WorkbookLimits.MaxReadingTime), file.Limits.MaxReadingTime, "takes longer to read");
    }
}
