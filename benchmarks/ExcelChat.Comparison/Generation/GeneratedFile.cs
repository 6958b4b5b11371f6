using System.Text.Json;
using ExcelChat.Comparison.Readers;

namespace ExcelChat.Comparison.Generation;

/// <summary>A workbook that the comparison reads, made when it is asked for.</summary>
/// <param name="Name">Its name in options and tables.</param>
/// <param name="Shape">What is in it, for people.</param>
/// <param name="Write">Writes it at a scale from above 0 to 1.</param>
internal sealed record GeneratedFile(string Name, string Shape, Action<PackageWriter, double> Write)
{
    public static IReadOnlyList<GeneratedFile> All { get; } =
    [
        new("sales65k", "65,000 x 14, shared strings, dates, styled numbers", SalesFile.Write),
        new("num1m", "1,000,000 x 10, numbers", NumberFiles.WriteLong),
        new("sheets200", "200 sheets of 500 x 12", SheetsFile.Write),
        new("inline", "100,000 x 10, inline strings and numbers", StringFiles.WriteInline),
        new("formulas", "60,000 x 10, shared and plain formulas", FormulasFile.Write),
        new("wide", "2,000 x 1,000, numbers", NumberFiles.WriteWide),
        new("strings", "95,000 x 8, 190,000 distinct shared strings", StringFiles.WriteShared),
    ];

    /// <summary>The path of the file in a folder and what is in it; it is written first when it is not there.</summary>
    public (string Path, Tally Written) Ensure(string folder, double scale)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name + (scale < 1 ? FormattableString.Invariant($"-{scale}") : "") + ".xlsx");
        var told = Path.ChangeExtension(path, "json");
        if (!File.Exists(told))
        {
            using var package = new PackageWriter(File.Create(path));
            Write(package, scale);
            package.Finish();
            File.WriteAllText(told, JsonSerializer.Serialize(package.Written));
        }

        return (path, JsonSerializer.Deserialize<Tally>(File.ReadAllText(told))!);
    }

    /// <summary>A count of rows or sheets at a scale, never below 2.</summary>
    public static int Scaled(int count, double scale) => Math.Max(2, (int)(count * scale));
}
