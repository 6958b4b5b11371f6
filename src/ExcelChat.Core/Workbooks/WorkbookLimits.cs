using ExcelChat.Shared;

namespace ExcelChat.Workbooks;

/// <summary>
/// How much a file may ask of the machine before its reading ends in a <see cref="WorkbookException"/> with
/// <see cref="WorkbookProblem.LimitExceeded"/>. The defaults let a workbook of a million rows through and stop every bomb.
/// A value that no file could be held to is refused with an <see cref="ExcelChatConfigurationException"/> where it is set.
/// </summary>
public sealed record WorkbookLimits
{
    // What one array holds, with room to grow.
    private const long MostSharedStringBytes = 1L << 30;

    /// <summary>The limits that hold when a host sets none.</summary>
    public static WorkbookLimits Default { get; } = new();

    /// <summary>The bytes that one part of a package (a sheet, the shared strings) may have once decompressed. Default: 4 GiB.</summary>
    public long MaxDecompressedBytes
    {
        get;
        init => field = Guard.AtLeast(value, 1);
    } = 4L << 30;

    /// <summary>How many times larger than its compressed form a part of more than 32 MiB may be; DEFLATE reaches 1,032. Default: 300.</summary>
    public int MaxCompressionRatio
    {
        get;
        init => field = Guard.AtLeast(value, 1);
    } = 300;

    /// <summary>The cells with a value or a formula that one sheet may have. Default: 100 million.</summary>
    public long MaxCells
    {
        get;
        init => field = Guard.AtLeast(value, 1);
    } = 100_000_000;

    /// <summary>The highest row number that may hold a cell. Default: 1,048,576, the last row of the xlsx format.</summary>
    public int MaxRows
    {
        get;
        init => field = Guard.AtLeast(value, 1);
    } = CellAddress.MaxRow;

    /// <summary>The highest column number that may hold a cell. Default: 16,384, the last column of the xlsx format.</summary>
    public int MaxColumns
    {
        get;
        init => field = Guard.Within(value, 1, CellAddress.MaxColumn);
    } = CellAddress.MaxColumn;

    /// <summary>
    /// The bytes that the strings shared by a workbook's cells may take, and those that the texts and formulas of one row may take beside them.
    /// At most 1 GiB. Default: 256 MiB.
    /// </summary>
    public long MaxSharedStringBytes
    {
        get;
        init => field = Guard.Within(value, 0, MostSharedStringBytes);
    } = 256L << 20;

    /// <summary>The sheets that a workbook may have. Default: 4,096.</summary>
    public int MaxSheets
    {
        get;
        init => field = Guard.AtLeast(value, 1);
    } = 4096;

    /// <summary>How deep the elements of an XML part may nest. Default: 64.</summary>
    public int MaxXmlDepth
    {
        get;
        init => field = Guard.AtLeast(value, 1);
    } = 64;

    /// <summary>The time that reading one part may take, without the time that the caller takes over its rows. Default: 2 minutes.</summary>
    public TimeSpan MaxReadingTime
    {
        get;
        init => field = Guard.AtLeast(value, TimeSpan.FromTicks(1));
    } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The cells that may be held in memory to compute formulas without a stored result; 0 computes none. Formulas that need more
    /// stay without a value. Default: 1 million.
    /// </summary>
    public int MaxEvaluatedCells
    {
        get;
        init => field = Guard.AtLeast(value, 0);
    } = 1_000_000;
}
