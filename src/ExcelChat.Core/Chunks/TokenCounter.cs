namespace ExcelChat.Chunks;

/// <summary>
/// Counts the tokens that a text costs a model, so that chunks fit its window. The default estimates four characters a token, which is about right for English
/// and too few tokens for codes, figures and scripts without spaces; give the tokenizer of the embedding model where the window is tight.
/// A count may be too high but must not grow when a text is cut.
/// </summary>
public abstract class TokenCounter
{
    /// <summary>A quarter of the text's UTF-16 characters, rounded up.</summary>
    public static TokenCounter Estimate { get; } = new QuarterOfCharacters();

    /// <summary>Counts the tokens of a text. Called by many threads at once.</summary>
    /// <param name="text">The text; one line as a rule.</param>
    /// <returns>The number of tokens; 0 for an empty text.</returns>
    public abstract int Count(ReadOnlySpan<char> text);

    private sealed class QuarterOfCharacters : TokenCounter
    {
        public override int Count(ReadOnlySpan<char> text) => (text.Length + 3) / 4;
    }
}
