using System.IO.Hashing;
using System.Text;
using ExcelChat.Stores;

namespace ExcelChat.Connectors.PgVector;

/// <summary>
/// Words as PostgreSQL keeps them: as numbers of 32 bits, of which the last 16 are the bucket that a word is indexed under. What an index costs is its different entries, and in workbooks nearly every
/// number and code is a word of its own; with buckets the entries of many rows come together and are written at once. Words are cut by the same code as in all our stores, so that no dictionary of the
/// server decides.
/// </summary>
internal static class PgWords
{
    /// <summary>The words of a text in their order, each as often as it occurs.</summary>
    public static int[] Of(string text) => [.. Words.Of(text).Select(NumberOf)];

    public static int NumberOf(string word)
    {
        const int UsualLength = 64;
        Span<byte> bytes = word.Length <= UsualLength ? stackalloc byte[UsualLength * 3] : new byte[Encoding.UTF8.GetMaxByteCount(word.Length)];
        return unchecked((int)XxHash32.HashToUInt32(bytes[..Encoding.UTF8.GetBytes(word, bytes)]));
    }

    public static short BucketOf(int word) => unchecked((short)word);

    /// <summary>The different buckets of words in their order, which is what the server makes of them.</summary>
    public static short[] BucketsOf(int[] words)
    {
        var buckets = Array.ConvertAll(words, BucketOf);
        Array.Sort(buckets);
        var count = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            if (count == 0 || buckets[i] != buckets[count - 1])
            {
                buckets[count++] = buckets[i];
            }
        }

        return buckets[..count];
    }
}
