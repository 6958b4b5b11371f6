using System.Globalization;

namespace ExcelChat.Workbooks;

/// <summary>
/// Tells sheets of one name apart. Excel writes no such file, other programs do; without this a question, a formula or a proof that names the
/// sheet could mean either.
/// </summary>
internal static class SheetNames
{
    /// <summary>Gives each sheet whose name an earlier one has (in any case, as in Excel) a name of its own: <c>Name (2)</c>, <c>Name (3)</c>.</summary>
    public static void MakeUnique(IReadOnlyList<Sheet> sheets)
    {
        var taken = sheets.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (taken.Count == sheets.Count)
        {
            return;
        }

        var last = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            if (!last.TryAdd(sheet.Name, 1))
            {
                sheet.Rename(Free(sheet.Name, taken, last));
            }
        }
    }

    private static string Free(string name, HashSet<string> taken, Dictionary<string, int> last)
    {
        string free;
        do
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name} ({++last[name]})");
        }
        while (!taken.Add(free));
        return free;
    }
}
