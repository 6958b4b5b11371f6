using System.Globalization;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel;

/// <summary>The typed errors of this package: what was found, what was expected, what to do.</summary>
internal static class Fault
{
    /// <summary>Whether an exception tells of damage: not one of ours, not the caller's wish to stop, not the machine's end.</summary>
    public static bool IsDamage(Exception e) => e is not (WorkbookException or OperationCanceledException or OutOfMemoryException);

    public static WorkbookException Damaged(string file, Exception cause, string? sheet = null)
    {
        var place = sheet is null ? "" : $" in sheet '{sheet}'";
        return new(
            WorkbookProblem.Damaged,
            file,
            $"'{file}' is damaged{place}: {cause.Message} Open it in Excel, let Excel repair it, and save it again.",
            cause)
        {
            Sheet = sheet,
        };
    }

    /// <summary>A file that asks more of the machine than a limit allows.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="limit">The name of the member of <see cref="WorkbookLimits"/>.</param>
    /// <param name="allowed">The limit's value.</param>
    /// <param name="found">What was found, as the end of a sentence that begins with the file's name.</param>
    public static WorkbookException Exceeded(string file, string limit, object allowed, string found) => new(
        WorkbookProblem.LimitExceeded,
        file,
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{file}' {found}, and WorkbookLimits.{limit} allows {allowed}. If you trust the file, raise the limit: UseWorkbookLimits(new() {{ {limit} = … }})."))
    {
        Limit = limit,
    };

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
