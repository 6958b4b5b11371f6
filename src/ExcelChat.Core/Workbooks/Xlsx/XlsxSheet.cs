using System.Runtime.CompilerServices;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>A worksheet part, read anew each time it is asked for.</summary>
/// <param name="file">What the workbook's sheets share.</param>
/// <param name="part">The part's path in the package, or null when the workbook links to none.</param>
internal sealed class XlsxSheet(XlsxFile file, string? part) : Sheet
{
    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        using var package = Guard(() => XlsxPackage.Open(file.Source));
        using var xml = Guard(() => OpenXml(package));
        var rows = new XlsxRowReader(xml, file);
        while (Read(rows, cancellationToken))
        {
            yield return rows.Current;
        }
    }

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default) => new(Guard(() =>
    {
        using var package = XlsxPackage.Open(file.Source);
        using var xml = OpenXml(package);
        return XlsxLayout.Read(xml, cancellationToken) with { ListObjects = XlsxTables.Read(package, part!) };
    }));

    private XmlReader OpenXml(XlsxPackage package)
        => package.OpenXml(part ?? throw new InvalidDataException("the workbook has no link to the sheet's part."));

    private bool Read(XlsxRowReader rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return rows.Read();
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(file.Source.Name, e, Name, rows.Position?.ToString());
        }
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(file.Source.Name, e, Name);
        }
    }
}
