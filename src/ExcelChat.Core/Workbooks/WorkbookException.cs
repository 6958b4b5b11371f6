using ExcelChat.Shared;

namespace ExcelChat.Workbooks;

/// <summary>A file could not be read as a workbook. <see cref="Problem"/> says why in a form that code can switch on.</summary>
public sealed class WorkbookException : ExcelChatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong with the file.</param>
    /// <param name="file">The file's name as the caller gave it.</param>
    /// <param name="message">What was found, what was expected, what to do.</param>
    /// <param name="innerException">The foreign error behind it, if there is one.</param>
    public WorkbookException(WorkbookProblem problem, string file, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
        File = file;
    }

    /// <summary>What is wrong with the file.</summary>
    public WorkbookProblem Problem { get; }

    /// <summary>The file's name as the caller gave it.</summary>
    public string File { get; }

    /// <summary>The name of the member of <see cref="WorkbookLimits"/> that the file goes beyond, when the problem is <see cref="WorkbookProblem.LimitExceeded"/>.</summary>
    public string? Limit { get; init; }

    /// <summary>The sheet at fault, when the fault is inside one.</summary>
    public string? Sheet { get; init; }

    /// <summary>The A1 address of the cell at fault, when the fault is at one.</summary>
    public string? Cell { get; init; }
}
