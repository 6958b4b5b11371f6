namespace ExcelChat.Embeddings;

/// <summary>
/// The hash that decides which feature goes where. Our own and never to change: vectors stored by one version are compared with those
/// of another. FNV-1a over UTF-16 code units (Fowler, Noll, Vo; RFC 9923), then the 64-bit finaliser of MurmurHash3 (Appleby).
/// </summary>
internal static class FeatureHash
{
    private const ulong Basis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>The hash of a text; different kinds of feature have different seeds.</summary>
    public static ulong Of(ReadOnlySpan<char> text, ulong seed)
    {
        var hash = Basis ^ seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return Mix(hash);
    }

    /// <summary>The hash of two features in order.</summary>
    public static ulong Of(ulong first, ulong second) => Mix((first * Prime) ^ second);

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
