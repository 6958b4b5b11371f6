namespace ExcelChat.Questions.Language;

/// <summary>Some of the tokens of a question.</summary>
internal readonly record struct TokenSet(UInt128 Bits)
{
    public int Count => (int)UInt128.PopCount(Bits);

    public static TokenSet Of(int start, int length)
    {
        var bits = UInt128.Zero;
        for (var i = start; i < start + length && i < Utterance.MaxTokens; i++)
        {
            bits |= UInt128.One << i;
        }

        return new(bits);
    }

    /// <summary>The places of the tokens, in order.</summary>
    public IEnumerable<int> Places()
    {
        for (var bits = Bits; bits != 0; bits &= bits - 1)
        {
            yield return (int)UInt128.TrailingZeroCount(bits);
        }
    }

    public bool Overlaps(TokenSet other) => (Bits & other.Bits) != 0;

    public TokenSet With(TokenSet other) => new(Bits | other.Bits);

    public TokenSet Without(TokenSet other) => new(Bits & ~other.Bits);
}
