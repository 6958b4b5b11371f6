using System.Runtime.CompilerServices;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>Reads the runs and phonetic hints of a sheet's texts in a pass of its own, so that the reading of rows need not know of them.</summary>
/// <param name="file">What the workbook's sheets share.</param>
/// <param name="sheet">The sheet's name.</param>
/// <param name="part">The sheet's part, or null.</param>
internal sealed class RichTextReader(XlsxFile file, string sheet, string? part)
{
    private readonly InlineRichText _inline = new(file);
    private Dictionary<int, RichString> _shared = [];

    public async IAsyncEnumerable<RichText> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        await file.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _shared = file.StringsPart is { } strings ? file.Read(package => ReadShared(package, strings, cancellationToken), sheet) : _shared;
        var package = file.Rent();
        try
        {
            using var rows = file.Guard(() => Open(package), sheet);
            while (await NextAsync(rows, cancellationToken).ConfigureAwait(false))
            {
                foreach (var text in Texts(rows.Current))
                {
                    yield return text;
                }

                _inline.Clear();
            }
        }
        finally
        {
            file.Return(package);
        }
    }

    private Dictionary<int, RichString> ReadShared(XlsxPackage package, string strings, CancellationToken cancellationToken)
    {
        var clock = new ReadingClock(file.Source.Name, file.Limits);
        clock.Start();
        using var xml = package.OpenXml(strings);
        xml.Watch(() => clock.Check(cancellationToken));
        return RichStringTable.Read(xml, file);
    }

    private SheetParser Open(XlsxPackage package)
    {
        var bytes = package.OpenPart(part ?? throw file.WithoutPart(sheet));
        return new(bytes, package.OpenXml(bytes), new(file, sheet), _inline);
    }

    private async ValueTask<bool> NextAsync(SheetParser rows, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(file.Source.Name, e, sheet, rows.Position?.ToString());
        }
    }

    private List<RichText> Texts(Row row)
    {
        var texts = new List<RichText>();
        foreach (ref readonly var cell in row.Cells.Span)
        {
            var rich = cell.Value is { TextOrSource: StringTable } shared
                ? _shared.GetValueOrDefault((int)BitConverter.DoubleToInt64Bits(shared.NumberOrKey))
                : cell.Value.Kind == CellKind.Text ? _inline[cell.Address.Column] : null;
            if (rich is not null)
            {
                texts.Add(new(cell.Address, rich.Runs) { Phonetics = rich.Phonetics });
            }
        }

        return texts;
    }
}
