using ExcelChat.Workbooks.Xlsx.Parsing;
using ExcelChat.Workbooks.Xlsx.Parts;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>A worksheet part, read anew each time it is asked for.</summary>
/// <param name="file">What the workbook's sheets share.</param>
/// <param name="part">The part's path in the package, or null when the workbook links to none.</param>
internal sealed class XlsxSheet(XlsxFile file, string? part) : Sheet
{
    public override IAsyncEnumerable<Row> ReadRowsAsync(CancellationToken cancellationToken = default) => new XlsxSheetRows(file, Name, part, cancellationToken);

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => new(file.Read(
        package => LayoutReader.Read(new PartsReader(file, package, cancellationToken), Part) with { NamedRanges = file.NamedRangesOn(Name) },
        Name));

    public override IAsyncEnumerable<RichText> ReadRichTextAsync(CancellationToken cancellationToken = default) => new RichTextReader(file, Name, part).ReadAsync(cancellationToken);

    private string Part => part ?? throw file.WithoutPart(Name);
}
