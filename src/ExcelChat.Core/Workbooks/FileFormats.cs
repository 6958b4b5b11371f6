using System.Buffers.Binary;
using System.Text;
using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Workbooks;

/// <summary>Tells formats apart by content alone.</summary>
internal static class FileFormats
{
    private const int SampleLength = 1 << 13;
    private const int MaxContentTypesLength = 1 << 22;

    /// <exception cref="WorkbookException">The file is missing, a folder, unreadable or empty.</exception>
    public static FileFormat Detect(WorkbookSource source)
    {
        using var stream = source.OpenRead();
        try
        {
            return Detect(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException(WorkbookProblem.NotReadable, source.Name, $"'{source.Name}' cannot be read: {e.Message}", e);
        }
    }

    private static FileFormat Detect(Stream stream)
    {
        var buffer = new byte[SampleLength];
        var sample = buffer.AsSpan(0, stream.ReadAtLeast(buffer, SampleLength, throwOnEndOfStream: false));
        return sample switch
        {
            [(byte)'P', (byte)'K', 3 or 5 or 7, ..] => InZip(stream),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => InCompoundFile(stream),
            // BIFF 2 to 5 without a compound file: a BOF record ([MS-XLS] 2.4.21 and its forerunners).
            [9, 0 or 2 or 4 or 8, 4 or 6 or 8, 0, ..] => FileFormat.LegacyWorkbook,
            _ when IsOwnerFile(sample) => FileFormat.OwnerFile,
            _ when sample.IndexOfAnyExcept((byte)0) < 0 => FileFormat.Zeros,
            _ => InText(sample),
        };
    }

    private static FileFormat InZip(Stream stream)
    {
        try
        {
            var parts = new ZipParts(stream, "");
            return parts.HasSharedBytes ? FileFormat.OverlappingZip : InZip(parts);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            return FileFormat.DamagedZip;
        }
    }

    private static FileFormat InZip(ZipParts parts)
    {
        var types = ContentTypes(parts);
        if (types.Contains("sheet.binary.macroEnabled.main", StringComparison.OrdinalIgnoreCase) || parts.Find("xl/workbook.bin") is not null)
        {
            return FileFormat.BinaryWorkbook;
        }

        string[] workbooks = ["sheet.main+xml", "sheet.macroEnabled.main+xml", "template.macroEnabled.main+xml", "spreadsheetml.template.main+xml", "addin.macroEnabled.main+xml"];
        if (workbooks.Any(w => types.Contains(w, StringComparison.OrdinalIgnoreCase)) || parts.Find("xl/workbook.xml") is not null)
        {
            return FileFormat.OpenXmlWorkbook;
        }

        return parts.Find("mimetype") is not null && parts.Find("content.xml") is not null ? FileFormat.OpenDocument : FileFormat.OtherZip;
    }

    private static string ContentTypes(ZipParts parts)
    {
        if (parts.Find("[Content_Types].xml") is not { } entry)
        {
            return "";
        }

        using var reader = new StreamReader(parts.Open(entry));
        var buffer = new char[Math.Min(entry.Length, MaxContentTypesLength)];
        return new(buffer, 0, reader.ReadBlock(buffer));
    }

    /// <summary>Looks through the directory entries of a compound file, which begin at multiples of 128 bytes ([MS-CFB] 2.6).</summary>
    private static FileFormat InCompoundFile(Stream stream)
    {
        stream.Position = 0;
        var format = FileFormat.OtherCompoundFile;
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            for (var at = 0; at + 128 <= read; at += 128)
            {
                switch (EntryName(buffer.AsSpan(at, 128)).ToUpperInvariant())
                {
                    case "ENCRYPTEDPACKAGE":
                        return FileFormat.EncryptedPackage;
                    case "WORKBOOK" or "BOOK":
                        format = FileFormat.LegacyWorkbook;
                        break;
                }
            }
        }

        return format;
    }

    private static string EntryName(ReadOnlySpan<byte> entry)
    {
        const int NameLengthAt = 64;
        var length = entry[NameLengthAt] - 2;
        return entry[NameLengthAt + 1] == 0 && length is > 0 and <= 32 && length % 2 == 0 ? Encoding.Unicode.GetString(entry[..length]) : "";
    }

    /// <summary>
    /// Whether the bytes are those of <c>~$name.xlsx</c>: the name of whoever opened the workbook, once in bytes and once in UTF-16, each with its
    /// length before it and filled up to 54 characters.
    /// </summary>
    private static bool IsOwnerFile(ReadOnlySpan<byte> sample)
    {
        const int NameLength = 54, WideNameAt = 1 + NameLength;
        return sample.Length == WideNameAt + sizeof(ushort) + (NameLength * sizeof(char))
            && sample[0] <= NameLength
            && BinaryPrimitives.ReadUInt16LittleEndian(sample[WideNameAt..]) <= NameLength;
    }

    private static FileFormat InText(ReadOnlySpan<byte> sample)
    {
        if (sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return FileFormat.Text;
        }

        var start = sample.TrimStart("\xEF\xBB\xBF \t\r\n"u8);
        if (start is [(byte)'<', (byte)'!' or (byte)'?' or (>= (byte)'A' and <= (byte)'z'), ..])
        {
            return FileFormat.Markup;
        }

        if (start.StartsWith("%PDF-"u8))
        {
            return FileFormat.Unknown;
        }

        return sample.IndexOfAnyInRange((byte)0, (byte)8) < 0 && sample.IndexOfAnyInRange((byte)14, (byte)26) < 0 ? FileFormat.Text : FileFormat.Unknown;
    }
}
