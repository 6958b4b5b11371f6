using ExcelChat.Shared;

namespace ExcelChat.Chunks;

/// <summary>How <see cref="AdaptiveChunker"/> cuts. Sizes are given in characters of English text, four of which are one token of <see cref="TokenCounter"/>; blocks of rows have twice as many, since names of columns repeat in each row.</summary>
public sealed record ChunkerOptions
{
    /// <summary>With its columns' names a row takes about twice its own text.</summary>
    internal const int RowFactor = 2;

    private const double DenseRows = 10_000;

    /// <summary>The sizes by the size of the file.</summary>
    public ChunkSizes Sizes { get; init; } = new();

    /// <summary>The overlaps by the kind of chunk.</summary>
    public OverlapRatios Overlaps { get; init; } = new();

    /// <summary>No chunk is planned smaller than this.</summary>
    /// <value>500 characters.</value>
    public int MinimumSize { get; init; } = 500;

    /// <summary>No chunk is planned larger than this.</summary>
    /// <value>10,000 characters.</value>
    public int MaximumSize { get; init; } = 10_000;

    /// <summary>A table with more body rows than this gets statistics.</summary>
    /// <value>100 rows.</value>
    public int StatisticsAbove { get; init; } = 100;

    /// <summary>A column with more different texts than this has no chunk of its values; its rows are found all the same.</summary>
    /// <value>1,000 values.</value>
    public int DistinctValues { get; init; } = 1000;

    /// <summary>How many of the first rows the header chunk shows.</summary>
    /// <value>3 rows.</value>
    public int SampleRows { get; init; } = 3;

    /// <summary>
    /// The size of a table's chunks: the size for its file times the density of its rows, <c>min(rows / 10,000, 2)</c>, kept between
    /// <see cref="MinimumSize"/> and <see cref="MaximumSize"/>. Only a single line that is longer makes a larger chunk.
    /// </summary>
    /// <param name="fileSize">The file's size in bytes.</param>
    /// <param name="rows">The number of body rows.</param>
    /// <returns>The size in characters.</returns>
    public int SizeFor(long fileSize, int rows)
    {
        var density = Math.Min(rows / DenseRows, 2);
        return Math.Clamp((int)(Sizes.Of(fileSize) * density), MinimumSize, MaximumSize);
    }

    internal ChunkerOptions Checked()
    {
        Require(MinimumSize is >= 200 and <= 1_000_000, nameof(MinimumSize), MinimumSize, "200 to 1,000,000 characters");
        Require(MaximumSize >= MinimumSize, nameof(MaximumSize), MaximumSize, $"at least {nameof(MinimumSize)} ({MinimumSize})");
        Require(StatisticsAbove >= 0, nameof(StatisticsAbove), StatisticsAbove, "0 rows or more");
        Require(DistinctValues >= 0, nameof(DistinctValues), DistinctValues, "0 values or more");
        Require(SampleRows is >= 0 and <= 100, nameof(SampleRows), SampleRows, "0 to 100 rows");
        foreach (var kind in Enum.GetValues<ChunkKind>())
        {
            Require(Overlaps.Of(kind) is >= 0 and <= 0.5, $"{nameof(Overlaps)}.{kind}", Overlaps.Of(kind), "0 to 0.5");
        }

        return this;
    }

    private static void Require(bool holds, string option, double found, string expected)
    {
        if (!holds)
        {
            throw new ExcelChatConfigurationException(
                FormattableString.Invariant($"{nameof(ChunkerOptions)}.{option} is {found}; set it to {expected}."));
        }
    }
}
