using ExcelChat.Workbooks.Xlsx.Parsing;
using ExcelChat.Workbooks.Xlsx.Scanning;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// One pass over the rows of a sheet: by the scanner while it understands the part, else by the parser, which begins anew and goes on after the
/// last row that was told. Whatever goes wrong is told as damage to the sheet.
/// </summary>
internal sealed class SheetReading : IDisposable
{
    private readonly XlsxFile _file;
    private readonly string _sheet;
    private readonly string _part;
    private readonly XlsxPackage _package;
    private XlsxRows? _rows;
    private int _last;

    public SheetReading(XlsxFile file, string sheet, string part)
    {
        _file = file;
        _sheet = sheet;
        _part = part;
        _package = file.Read(_ => file.Rent(), sheet);
    }

    /// <summary>The row that <see cref="ReadAsync"/> came to.</summary>
    public Row Current { get; private set; }

    /// <summary>Goes to the next row that has a cell; false after the last.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _rows ??= new SheetScanner(_package.OpenPart(_part), new(_file, _sheet));
            try
            {
                return Tell(await _rows.ReadAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (_rows is SheetScanner && WorkbookFault.IsDamage(e))
            {
                _rows.Dispose();
                return await ParseOnAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(_file.Source.Name, e, _sheet, _rows?.Position?.ToString());
        }
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _file.Return(_package);
    }

    private async ValueTask<bool> ParseOnAsync(CancellationToken cancellationToken)
    {
        var part = _package.OpenPart(_part);
        _rows = new SheetParser(part, _package.OpenXml(part), new(_file, _sheet));
        bool more;
        do
        {
            more = await _rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        while (more && _rows.Current.Number <= _last);
        return Tell(more);
    }

    private bool Tell(bool more)
    {
        if (more)
        {
            Current = _rows!.Current;
            _last = Current.Number;
        }

        return more;
    }
}
