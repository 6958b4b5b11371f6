using System.Globalization;
using System.Text;

namespace ExcelChat.Comparison.Reporting;

/// <summary>A run as a page for people: ratios first.</summary>
internal static class MarkdownReport
{
    public static string Write(MeasuredRun comparison)
    {
        var page = new StringBuilder();
        Line(page, $"# Reading xlsx, {comparison.Date}");
        Line(page, $"");
        Line(page, $"{comparison.Machine}. Made by `dotnet run -c Release --project benchmarks/ExcelChat.Comparison -- run`{(comparison.Scale < 1 ? $" at scale {comparison.Scale}" : "")}.");
        Line(page, $"Every reader takes every typed value of every sheet; all found the same cells, sums and texts. Least of interleaved rounds in one process, processor time of all its threads.");
        Line(page, $"Trust the ratios, not the milliseconds.");
        WriteMeans(page, comparison);
        foreach (var file in comparison.Files)
        {
            WriteFile(page, file);
        }

        Line(page, $"");
        Line(page, $"## Readers");
        Line(page, $"");
        foreach (var (name, description) in comparison.Readers)
        {
            Line(page, $"* **{name}**: {description}");
        }

        return page.ToString();
    }

    private static void WriteMeans(StringBuilder page, MeasuredRun comparison)
    {
        Line(page, $"");
        Line(page, $"## Warm, geometric means over the files");
        Line(page, $"");
        Line(page, $"| reader | x floor | x ours | worst x floor |");
        Line(page, $"|---|---:|---:|---:|");
        foreach (var reader in comparison.Readers.Keys)
        {
            if (comparison.Mean(reader, w => w.TimesFloor) is { } floor)
            {
                var worst = comparison.Files.SelectMany(f => f.Readers).Where(m => m.Reader == reader).Max(m => m.Warm?.TimesFloor);
                Line(page, $"| {reader} | {floor:0.00} | {Or(comparison.Mean(reader, w => w.TimesOurs), "0.00")} | {worst:0.00} |");
            }
        }
    }

    private static void WriteFile(StringBuilder page, MeasuredFile file)
    {
        Line(page, $"");
        Line(page, $"## {file.File}: {file.Shape}");
        Line(page, $"");
        Line(page, $"{Megabytes(file.Bytes)} MB, {file.Cells:#,0} cells.");
        Line(page, $"");
        Line(page, $"| reader | x floor | x ours | CPU ms | wall ms | allocated MB | cold CPU ms | cold wall ms | peak MB above bare |");
        Line(page, $"|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var m in file.Readers)
        {
            var warm = m.Warm is { } w
                ? string.Create(CultureInfo.InvariantCulture, $"{w.TimesFloor:0.00} | {Or(w.TimesOurs, "0.00")} | {w.CpuMilliseconds:0.0} | {w.WallMilliseconds:0.0} | {Megabytes(w.AllocatedBytes)}")
                : "– | – | – | – | –";
            Line(page, $"| {m.Reader} | {warm} | {Or(m.Cold?.Cpu, "0")} | {Or(m.Cold?.Wall, "0")} | {(m.PeakAboveBare is { } peak ? Megabytes(peak) : "–")} |");
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Or(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static void Line(StringBuilder page, FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
