using System.Buffers.Binary;
using ExcelChat.Connectors.LegacyExcel.Compound;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>An xls file: where its records are, and what its sheets share.</summary>
internal sealed class XlsWorkbook(LegacyFile file, int version)
{
    private XlsGlobals? _globals;

    public LegacyFile File { get; } = file;

    public int Version { get; } = version;

    public XlsGlobals Globals => _globals ??= ReadGlobals();

    /// <summary>Recognises an xls file; null when the bytes are none.</summary>
    public static XlsWorkbook? TryOpen(LegacyFile file)
    {
        using var stream = TryOpenStream(file.Source);
        if (stream is null || ReadVersion(stream) is not { } version)
        {
            return stream is CompoundStream ? throw new InvalidDataException("its workbook stream does not begin as one.") : null;
        }

        return new(file, version);
    }

    /// <summary>Opens the records at a place in the stream.</summary>
    public XlsRecords OpenRecords(long position)
    {
        var records = new XlsRecords(TryOpenStream(File.Source) ?? throw new InvalidDataException("its workbook stream is gone.")) { Cipher = Globals.NewCipher() };
        records.Seek(position);
        return records;
    }

    private XlsGlobals ReadGlobals()
    {
        using var records = new XlsRecords(TryOpenStream(File.Source) ?? throw new InvalidDataException("its workbook stream is gone."));
        var globals = new XlsGlobals(File, Version);
        globals.Read(records);
        return globals;
    }

    /// <summary>The stream of records: one of a compound file, or the whole of a file of Excel 2 to 4.</summary>
    private static Stream? TryOpenStream(WorkbookSource source)
    {
        if (CompoundFile.TryOpen(source.OpenRead()) is not { } container)
        {
            return source.OpenRead();
        }

        if ((container.Find("Workbook") ?? container.Find("Book")) is { } entry && container.Find("EncryptedPackage") is null)
        {
            return container.Open(entry);
        }

        container.Dispose();
        return null;
    }

    /// <summary>The version by the first record ([MS-XLS] 2.4.21); null when it is not that of a workbook.</summary>
    private static int? ReadVersion(Stream stream)
    {
        Span<byte> start = stackalloc byte[6];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || start[0] != XlsRecordType.BeginOfFile || start[3] != 0)
        {
            return null;
        }

        return start[1] switch
        {
            0 => 2,
            2 => 3,
            4 => 4,
            8 => BinaryPrimitives.ReadUInt16LittleEndian(start[4..]) >= 0x600 ? 8 : 5,
            _ => null,
        };
    }
}
