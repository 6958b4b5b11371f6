namespace ExcelChat.Questions.Language;

/// <summary>Verbs of business whose past is another word, as cells have it: a question asks what we lose, a cell says Lost.</summary>
internal static class Verbs
{
    private static readonly (string Present, string Past)[] Forms =
    [
        ("lose", "lost"), ("win", "won"), ("pay", "paid"), ("sell", "sold"), ("buy", "bought"), ("send", "sent"), ("leave", "left"),
        ("hold", "held"), ("begin", "begun"), ("build", "built"), ("bring", "brought"), ("ship", "shipped"), ("write", "written"),
    ];

    /// <summary>The other form of a verb; null when it has none here.</summary>
    public static string? OtherForm(string word)
    {
        foreach (var (present, past) in Forms)
        {
            if (word == present || word == past)
            {
                return word == present ? past : present;
            }
        }

        return null;
    }
}
