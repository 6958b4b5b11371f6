using System.IO.Compression;
using System.Text;

namespace ExcelChat.SampleData;

/// <summary>A workbook made by rule: the same cells, parts and timestamps on each run.</summary>
public sealed class SampleWorkbook
{
    private static readonly DateTimeOffset Written = new(2025, 1, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string _title;
    private readonly Func<SharedStrings, IReadOnlyList<SheetWriter>> _sheets;

    private SampleWorkbook(string fileName, string title, Func<SharedStrings, IReadOnlyList<SheetWriter>> sheets) =>
        (FileName, _title, _sheets) = (fileName, title, sheets);

    /// <summary>Every workbook of samples/data.</summary>
    public static IReadOnlyList<SampleWorkbook> All { get; } =
    [
        new("sales.xlsx", SalesLedger.Title, strings => [SalesLedger.Write(strings)]),
        new("budget.xlsx", DepartmentBudget.Title, strings => [DepartmentBudget.Write(strings)]),
        new("staff.xlsx", "Staff list", StaffList.Write),
    ];

    /// <summary>The name of the file in samples/data.</summary>
    public string FileName { get; }

    /// <summary>Writes the workbook as an xlsx package; the stream stays open.</summary>
    public async Task WriteAsync(Stream destination)
    {
        SharedStrings strings = new();
        IReadOnlyList<SheetWriter> sheets = _sheets(strings);
        await using ZipArchive package = await ZipArchive.CreateAsync(destination, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await AddAsync(package, "[Content_Types].xml", WorkbookParts.ContentTypes(sheets.Count));
        await AddAsync(package, "_rels/.rels", WorkbookParts.RootRelations);
        await AddAsync(package, "docProps/core.xml", WorkbookParts.Properties(_title));
        await AddAsync(package, "xl/workbook.xml", WorkbookParts.Workbook(sheets));
        await AddAsync(package, "xl/_rels/workbook.xml.rels", WorkbookParts.WorkbookRelations(sheets.Count));
        await AddAsync(package, "xl/styles.xml", WorkbookParts.Styles);
        await AddAsync(package, "xl/sharedStrings.xml", strings.ToXml());
        for (int i = 0; i < sheets.Count; i++)
        {
            await AddAsync(package, $"xl/worksheets/sheet{i + 1}.xml", sheets[i].ToXml());
        }
    }

    private static async Task AddAsync(ZipArchive package, string path, string content)
    {
        ZipArchiveEntry entry = package.CreateEntry(path, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Written;
        await using Stream part = await entry.OpenAsync();
        await part.WriteAsync(Encoding.UTF8.GetBytes(content));
    }
}
