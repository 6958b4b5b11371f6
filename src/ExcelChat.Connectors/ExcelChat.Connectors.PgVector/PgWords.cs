using System.IO.Hashing;
using System.Text;
using ExcelChat.Stores;

namespace ExcelChat.Connectors.PgVector;

/// <summary>
/// Words as PostgreSQL keeps them: as numbers of 64 bits, of which the last 16 are the bucket that a word is indexed under. What an index costs is its different entries, and in workbooks nearly every
/// number and code is a word of its own; with buckets the entries of many rows come together and are written at once. Words are cut by the same code as in all our stores, so that no dictionary of the
/// server decides.
/// </summary>
internal static class PgWords
{
    /// <summary>The words of a text in their order, each as often as it occurs.</summary>
    public static long[] Of(string text) => [.. Words.Of(text).Select(NumberOf)];

    public static long NumberOf(string word) => unchecked((long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(word)));

    public static short BucketOf(long word) => unchecked((short)word);

    /// <summary>The different buckets of words.</summary>
    public static short[] BucketsOf(IEnumerable<long> words) => [.. words.Select(BucketOf).Distinct()];
}
