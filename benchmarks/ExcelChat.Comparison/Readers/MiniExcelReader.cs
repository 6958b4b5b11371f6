using MiniExcelLibs;

namespace ExcelChat.Comparison.Readers;

internal sealed class MiniExcelReader : ComparedReader
{
    public override string Name => "miniexcel";

    public override string Description => "MiniExcel 1.46.0, Query of every sheet, rows as dictionaries";

    public override ValueTask<Tally?> ReadAsync(string path)
    {
        var tally = new Tally();
        foreach (var sheet in MiniExcel.GetSheetNames(path))
        {
            foreach (IDictionary<string, object?> row in MiniExcel.Query(path, useHeaderRow: false, sheetName: sheet))
            {
                foreach (var cell in row)
                {
                    tally.Add(cell.Value);
                }
            }
        }

        return new(tally);
    }
}
