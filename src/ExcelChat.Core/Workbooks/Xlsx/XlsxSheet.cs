using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>A worksheet part, read anew each time it is asked for.</summary>
/// <param name="file">What the workbook's sheets share.</param>
/// <param name="part">The part's name in the package, or null when the file lacks it.</param>
internal sealed class XlsxSheet(XlsxFile file, Uri? part) : Sheet
{
    public override async IAsyncEnumerable<Row> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        using var open = Open();
        var rows = new XlsxRowReader(open.Xml, file);
        while (Read(rows, cancellationToken))
        {
            yield return rows.Current;
        }
    }

    public override ValueTask<SheetLayout> ReadLayoutAsync(CancellationToken cancellationToken = default)
    {
        using var open = Open();
        try
        {
            return new(XlsxLayout.Read(open.Xml, ids => XlsxTables.Read(file.Source, part!, ids), cancellationToken));
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(file.Source.Name, e, Name);
        }
    }

    private XlsxPart Open()
    {
        try
        {
            return part is null ? throw new InvalidDataException("the sheet's part is missing from the package.") : XlsxPart.Open(file.Source, part);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(file.Source.Name, e, Name);
        }
    }

    private bool Read(XlsxRowReader rows, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return rows.Read();
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(file.Source.Name, e, Name, rows.Position?.ToString());
        }
    }
}
