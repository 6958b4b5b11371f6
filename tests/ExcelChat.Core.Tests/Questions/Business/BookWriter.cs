using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>Writes drafts as an xlsx file.</summary>
internal static class BookWriter
{
    public static WorkbookSource Write(string name, params SheetDraft[] sheets)
    {
        string[] codes = [.. sheets.SelectMany(s => s.Formats).Distinct(StringComparer.Ordinal)];
        var builder = new WorkbookBuilder().Formats(codes);
        foreach (var sheet in sheets)
        {
            builder.Sheet(sheet.Name, codes.Select((code, i) => (code, i)).Aggregate(sheet.Rows, (rows, f) => rows.Replace($"{{{f.code}}}", $"{f.i + 1}", StringComparison.Ordinal)), after: sheet.Merges);
        }

        return builder.Build(name);
    }
}
