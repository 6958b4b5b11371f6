using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>The passwords to try for a file.</summary>
internal static class Passwords
{
    /// <summary>The password with which Excel encrypts a workbook that is protected against changes alone; everyone may read it ([MS-OFFCRYPTO] 2.4.2.3 speaks of it).</summary>
    private const string ReadableByAll = "VelvetSweatshop";

    public static IEnumerable<string> Of(WorkbookSource source) => source.Password is { } password ? [password, ReadableByAll] : [ReadableByAll];

    /// <summary>What the first password that fits unlocks.</summary>
    /// <exception cref="WorkbookException">None fits.</exception>
    public static T Unlock<T>(WorkbookSource source, Func<string, T?> unlock)
        where T : class
    {
        foreach (var password in Of(source))
        {
            if (unlock(password) is { } unlocked)
            {
                return unlocked;
            }
        }

        throw Fault.Locked(source);
    }
}
