namespace ExcelChat.Comparison.Readers;

/// <summary>A way to read a workbook: every typed value of every cell of every sheet.</summary>
internal abstract class ComparedReader
{
    /// <summary>The reader that all others are measured by.</summary>
    public static ComparedReader Floor { get; } = new FloorReader();

    public static IReadOnlyList<ComparedReader> All { get; } =
    [
        Floor,
        new OurReader(withText: false),
        new OurReader(withText: true),
        new XmlOnlyReader(),
        new ExcelDataReaderReader(),
        new MiniExcelReader(),
        new OpenXmlSaxReader(),
        new ClosedXmlReader(),
        new NpoiReader(),
    ];

    /// <summary>Its name in options and tables.</summary>
    public abstract string Name { get; }

    /// <summary>What it is and what it does, for people.</summary>
    public abstract string Description { get; }

    /// <summary>The most cells that it is asked to read: readers that keep a whole workbook in memory are spared the largest.</summary>
    public virtual long MaxCells => long.MaxValue;

    /// <summary>Reads the workbook.</summary>
    /// <returns>What was found; null when the reader takes no values.</returns>
    public abstract ValueTask<Tally?> ReadAsync(string path);
}
