using System.Runtime.CompilerServices;
using ExcelChat.Workbooks.Xlsx.Parsing;
using ExcelChat.Workbooks.Xlsx.Scanning;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// One pass over the rows of a sheet: by the scanner while it understands the part, else by the parser, which begins anew and goes on after the
/// last row that was told. Whatever goes wrong is told as damage to the sheet. Written by hand, because an async iterator costs as much as half a
/// row of cells.
/// </summary>
internal sealed class SheetReading(XlsxFile file, string sheet, string? part, CancellationToken cancellationToken) : IAsyncEnumerator<Row>
{
    private XlsxPackage? _package;
    private XlsxRows? _rows;
    private bool _parsed;

    public Row Current { get; private set; }

    /// <summary>What to dispose with the reading.</summary>
    public IDisposable? Resource { private get; init; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ValueTask<bool> MoveNextAsync()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(cancellationToken);
        }

        if (_rows is null)
        {
            return BeginAsync();
        }

        ValueTask<bool> next;
        try
        {
            next = _rows.ReadAsync(cancellationToken);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            return _parsed ? throw Damaged(e) : ParseAsync();
        }

        return next.IsCompletedSuccessfully ? new(Tell(next.Result)) : WaitAsync(next);
    }

    public ValueTask DisposeAsync()
    {
        Resource?.Dispose();
        _rows?.Dispose();
        if (_package is not null)
        {
            file.Return(_package);
            _package = null;
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask<bool> BeginAsync()
    {
        if (!file.IsOpen)
        {
            // The first bytes may be far away; whoever asks for rows goes on meanwhile.
            await Task.Yield();
        }

        await file.PrepareAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _package = file.Rent();
            var cells = new XlsxCells(file, sheet);
            _rows = new SheetScanner(_package.OpenAhead(part ?? throw file.WithoutPart(sheet)), cells);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw Damaged(e);
        }

        return await MoveNextAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> WaitAsync(ValueTask<bool> next)
    {
        try
        {
            return Tell(await next.ConfigureAwait(false));
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            return _parsed ? throw Damaged(e) : await ParseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> ParseAsync()
    {
        _parsed = true;
        _rows!.Dispose();
        try
        {
            var bytes = _package!.OpenPart(part!);
            _rows = new SheetParser(bytes, _package.OpenXml(bytes), new(file, sheet));
            bool more;
            do
            {
                more = await _rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            while (more && _rows.Current.Number <= Current.Number);
            return Tell(more);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    private bool Tell(bool more)
    {
        if (more)
        {
            Current = _rows!.Current;
        }

        return more;
    }

    private WorkbookException Damaged(Exception cause) => WorkbookFault.Damaged(file.Source.Name, cause, sheet, _rows?.Position?.ToString());
}
