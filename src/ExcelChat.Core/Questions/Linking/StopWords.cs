namespace ExcelChat.Questions.Linking;

/// <summary>Words that name no cell when they stand alone.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(
        """
        the a an of in on at to for and or is are was were will did do does has have had by with from that this it its their his her
        how many much what which who when where whose whom there be been as than number total list name each one into only all any
        most least more less first last next before after same other not per every show me give tell please between during average sum
        no yes
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
