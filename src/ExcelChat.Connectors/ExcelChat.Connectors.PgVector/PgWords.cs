using System.IO.Hashing;
using System.Text;
using ExcelChat.Stores;

namespace ExcelChat.Connectors.PgVector;

/// <summary>
/// The words of a text as PostgreSQL keeps them: as numbers of 32 bits, of which the last 16 are the bucket that a word is indexed under. What an index costs is its different entries, and in workbooks
/// nearly every number and code is a word of its own; with buckets the entries of many rows come together and are written at once. Words are cut by the same code as in all our stores, so that no
/// dictionary of the server decides.
/// </summary>
internal sealed class PgWords
{
    private PgWords(int[] numbers, short[] counts, short[] buckets)
    {
        Numbers = numbers;
        Counts = counts;
        Buckets = buckets;
    }

    /// <summary>The different words, in the order of their numbers.</summary>
    public int[] Numbers { get; }

    /// <summary>How often each of them occurs.</summary>
    public short[] Counts { get; }

    /// <summary>The different buckets of the words, in their order, which is what the server makes of them.</summary>
    public short[] Buckets { get; }

    public static PgWords Of(string text)
    {
        int[] all = [.. Words.Of(text).Select(NumberOf)];
        Array.Sort(all);
        var numbers = new List<int>(all.Length);
        var counts = new List<short>(all.Length);
        foreach (var number in all)
        {
            if (numbers.Count == 0 || number != numbers[^1])
            {
                numbers.Add(number);
                counts.Add(0);
            }

            counts[^1] = (short)Math.Min(counts[^1] + 1, short.MaxValue);
        }

        return new([.. numbers], [.. counts], BucketsOf(numbers));
    }

    public static int NumberOf(string word)
    {
        const int UsualLength = 64;
        Span<byte> bytes = word.Length <= UsualLength ? stackalloc byte[UsualLength * 3] : new byte[Encoding.UTF8.GetMaxByteCount(word.Length)];
        return unchecked((int)XxHash32.HashToUInt32(bytes[..Encoding.UTF8.GetBytes(word, bytes)]));
    }

    public static short BucketOf(int number) => unchecked((short)number);

    private static short[] BucketsOf(List<int> numbers)
    {
        short[] buckets = [.. numbers.Select(BucketOf)];
        Array.Sort(buckets);
        return [.. buckets.Where((bucket, place) => place == 0 || bucket != buckets[place - 1])];
    }
}
