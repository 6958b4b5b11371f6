using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelChat.SampleData;

namespace ExcelChat.Repository.Tests;

public sealed class SampleDataTests
{
    public static TheoryData<string> Files { get; } = [.. SampleWorkbook.All.Select(workbook => workbook.FileName)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_committed_workbook_is_what_the_generator_writes(string file)
    {
        await using FileStream committed = File.OpenRead(Path.Combine(Repository.Root, "samples/data", file));
        using MemoryStream generated = await GenerateAsync(file);

        // Parts, not packed bytes: zlib packs differently on another processor, with the same content.
        Assert.Equal(await PartsAsync(committed), await PartsAsync(generated));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Two_runs_write_the_same_bytes(string file)
    {
        using MemoryStream first = await GenerateAsync(file);
        using MemoryStream second = await GenerateAsync(file);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_workbook_is_valid_Open_XML(string file)
    {
        using MemoryStream generated = await GenerateAsync(file);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(generated, isEditable: false);

        Verdict.Clean(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    private static async Task<MemoryStream> GenerateAsync(string file)
    {
        MemoryStream stream = new();
        await SampleWorkbook.All.Single(workbook => workbook.FileName == file).WriteAsync(stream);
        stream.Position = 0;
        return stream;
    }

    private static async Task<IReadOnlyList<string>> PartsAsync(Stream package)
    {
        List<string> parts = [];
        await using ZipArchive archive = await ZipArchive.CreateAsync(package, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using StreamReader reader = new(await entry.OpenAsync());
            parts.Add($"{entry.FullName} {entry.LastWriteTime.DateTime:s}\n{await reader.ReadToEndAsync()}");
        }

        return parts;
    }
}
