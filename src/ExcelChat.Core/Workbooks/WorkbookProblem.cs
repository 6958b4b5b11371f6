namespace ExcelChat.Workbooks;

/// <summary>Why a file could not be read as a workbook.</summary>
public enum WorkbookProblem
{
    /// <summary>No file is at that path.</summary>
    NotFound,

    /// <summary>The path is a folder.</summary>
    IsFolder,

    /// <summary>The process may not read the file, or another process has locked it.</summary>
    NotReadable,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The content is of no workbook format.</summary>
    NotAWorkbook,

    /// <summary>A workbook format that no registered reader reads.</summary>
    UnsupportedFormat,

    /// <summary>The workbook is encrypted, and no password or a wrong one was given.</summary>
    PasswordProtected,

    /// <summary>The content began as a workbook and then broke the format's rules.</summary>
    Damaged,

    /// <summary>No sheet of the workbook has a cell with a value.</summary>
    NoCells,

    /// <summary>Reading would go beyond one of the limits set for hostile input.</summary>
    LimitExceeded,
}
