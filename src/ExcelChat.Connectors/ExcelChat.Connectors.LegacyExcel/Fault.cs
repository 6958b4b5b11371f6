using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>The typed errors of encrypted files: what was found, what was expected, what to do.</summary>
internal static class Fault
{
    /// <summary>A file whose password is missing or wrong.</summary>
    public static WorkbookException Locked(WorkbookSource source) => new(
        WorkbookProblem.PasswordProtected,
        source.Name,
        source.Password is null
            ? $"'{source.Name}' is encrypted with a password, and none was given. Give it with WorkbookSource.WithPassword, or save a copy without the password (File, Info, Protect Workbook)."
            : $"'{source.Name}' is encrypted, and the password that was given is not its password. Check its spelling and case.");

    /// <summary>A file whose way of encryption no reader knows.</summary>
    public static WorkbookException UnknownCipher(string file, string found) => new(
        WorkbookProblem.PasswordProtected,
        file,
        $"'{file}' is encrypted with {found}, which cannot be decrypted here. Save a copy without the password (File, Info, Protect Workbook) and open that.");
}
