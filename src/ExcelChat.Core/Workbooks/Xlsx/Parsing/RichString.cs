namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>A string item as the file has it.</summary>
/// <param name="Runs">Its runs without the empty ones; a plain string is one run without a look, and so is one that is longer than a cell can hold.</param>
/// <param name="Phonetics">Its phonetic hints.</param>
internal sealed record RichString(IReadOnlyList<TextRun> Runs, IReadOnlyList<PhoneticRun> Phonetics)
{
    public string Text => string.Concat(Runs.Select(run => run.Text));

    /// <summary>Whether it says more than its text does.</summary>
    public bool IsRich => Runs.Count > 1 || Phonetics.Count > 0 || (Runs is [var run] && run != new TextRun(run.Text));

    /// <summary>About the bytes that it takes in memory.</summary>
    public long Size
    {
        get
        {
            const int Item = 128;
            return (Item * (long)(Runs.Count + Phonetics.Count)) + (sizeof(char) * (Runs.Sum(run => (long)run.Text.Length) + Phonetics.Sum(hint => (long)hint.Text.Length)));
        }
    }

    /// <summary>Bounds the strings that are in memory at a time.</summary>
    /// <exception cref="WorkbookException">They go beyond the limit on shared strings.</exception>
    public static void CheckSize(long size, XlsxFile file)
    {
        var limit = file.Limits.MaxSharedStringBytes;
        if (size > limit)
        {
            throw WorkbookFault.Exceeded(file.Source.Name, nameof(WorkbookLimits.MaxSharedStringBytes), limit, $"has strings whose runs take more than {limit} bytes");
        }
    }
}
