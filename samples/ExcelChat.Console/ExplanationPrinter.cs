using System.Globalization;
using ExcelChat.Answers;
using ExcelChat.Plans;

namespace ExcelChat.Console;

/// <summary>Prints how an answer came about.</summary>
internal static class ExplanationPrinter
{
    private const int MaxRanges = 12;

    public static void Print(Answer answer)
    {
        Section("readings", answer.Readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Confidence:0.00}  {r.Reading}")));
        Section("steps", answer.Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Rows,9:#,0} rows  {s.Node,-9} {s.Text}")));
        if (answer.Proof is { } proof)
        {
            Section("plan", [PlanJson.Write(proof.Plan)]);
            Section("operands", Ranges(proof.Operands));
            Section("filters", Ranges(proof.Filters));
            Section("headers", Ranges(proof.Headers));
            Section("rows", [string.Create(CultureInfo.InvariantCulture, $"{proof.RowsUsed:#,0} of {proof.RowsRead:#,0} used")]);
            Section("formula", [proof.ToExcelFormula() is { } formula ? $"{formula.Text}  (Excel {formula.Since.ToString(CultureInfo.InvariantCulture)} or later)" : "none gives exactly this result"]);
        }

        Section("left out", answer.Notes.DefaultIfEmpty("nothing"));
    }

    private static IEnumerable<string> Ranges(IReadOnlyList<SheetRange> ranges)
        => ranges.Take(MaxRanges).Select(r => r.ToString()).Concat(ranges.Count > MaxRanges ? [string.Create(CultureInfo.InvariantCulture, $"and {ranges.Count - MaxRanges} more ranges")] : []);

    private static void Section(string name, IEnumerable<string> lines)
    {
        System.Console.WriteLine();
        System.Console.WriteLine(name);
        foreach (var line in lines)
        {
            System.Console.WriteLine($"  {line}");
        }
    }
}
