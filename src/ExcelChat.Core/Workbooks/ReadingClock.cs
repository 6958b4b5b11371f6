using System.Diagnostics;

namespace ExcelChat.Workbooks;

/// <summary>Adds up the time that one reading takes, without the time that the caller takes over the rows.</summary>
/// <param name="file">The name of the workbook's file, for messages.</param>
/// <param name="limits">What the file may ask of the machine.</param>
internal sealed class ReadingClock(string file, WorkbookLimits limits)
{
    private readonly Stopwatch _spent = new();

    /// <summary>The reading goes on.</summary>
    public void Start() => _spent.Start();

    /// <summary>The caller has a row.</summary>
    public void Stop() => _spent.Stop();

    /// <summary>Does a piece of the reading.</summary>
    /// <exception cref="WorkbookException">Reading has taken longer than the limit.</exception>
    public T Run<T>(Func<T> read)
    {
        Start();
        var result = read();
        Stop();
        Check(CancellationToken.None);
        return result;
    }

    /// <summary>To be called in the midst of a reading.</summary>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    /// <exception cref="WorkbookException">Reading has taken longer than the limit.</exception>
    public void Check(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_spent.Elapsed > limits.MaxReadingTime)
        {
            throw WorkbookFault.Exceeded(file, nameof(limits.MaxReadingTime), limits.MaxReadingTime, $"takes longer than {limits.MaxReadingTime} to read");
        }
    }
}
