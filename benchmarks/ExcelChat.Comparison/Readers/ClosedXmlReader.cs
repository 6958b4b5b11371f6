using ClosedXML.Excel;

namespace ExcelChat.Comparison.Readers;

internal sealed class ClosedXmlReader : ComparedReader
{
    public override string Name => "closedxml";

    public override string Description => "ClosedXML 0.95.4, the document in memory, values of the used cells";

    public override long MaxCells => 3_000_000;

    public override ValueTask<Tally?> ReadAsync(string path)
    {
        var tally = new Tally();
        using var workbook = new XLWorkbook(path);
        foreach (var sheet in workbook.Worksheets)
        {
            foreach (var cell in sheet.CellsUsed())
            {
                Add(cell, tally);
            }
        }

        return new(tally);
    }

    // The value of a formula would be computed; the others take what the file stores.
    private static void Add(IXLCell cell, Tally tally)
    {
        var value = cell.HasFormula ? cell.CachedValue : cell.Value;
        if (cell.HasFormula && value is string text && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            value = number;
        }

        tally.Add(value);
    }
}
