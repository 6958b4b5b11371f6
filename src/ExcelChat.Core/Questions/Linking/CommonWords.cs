namespace ExcelChat.Questions.Linking;

/// <summary>Words of six letters and more that questions use whatever their table is about: the resource lists them, one a line.</summary>
internal static class CommonWords
{
    private const string Resource = "ExcelChat.Questions.Linking.CommonWords.txt";

    private static readonly Lazy<HashSet<string>> Words = new(Read);

    public static bool Contains(string word) => Words.Value.Contains(word);

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }
}
