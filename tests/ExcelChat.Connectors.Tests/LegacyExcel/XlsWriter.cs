using System.Text;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>Writes xls files (BIFF 8, [MS-XLS]) of the records that a test names; styles, strings and sheets by their order.</summary>
internal sealed class XlsWriter
{
    private readonly List<byte[]> _globals = [];
    private readonly List<(string Name, byte Visibility, byte Type, byte[][] Records)> _sheets = [];
    private readonly List<string> _strings = [];
    private readonly List<byte[]> _last = [];

    /// <summary>The name of the stream.</summary>
    public string StreamName { get; init; } = "Workbook";

    /// <summary>The records after the start that say how the rest is encrypted, and what encrypts it.</summary>
    public (byte[] FilePass, Func<long, byte[], byte[]> Encrypt)? Cipher { get; init; }

    public static byte[] Record(int type, params IEnumerable<byte>[] parts)
    {
        byte[] body = [.. parts.SelectMany(p => p)];
        return [.. Word(type), .. Word(body.Length), .. body];
    }

    public static byte[] Word(int value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] Long(int value) => BitConverter.GetBytes(value);

    public static byte[] Text(string text) => [.. Word(text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    public static byte[] Number(int row, int column, double value, int style = 0) => Record(0x203, Word(row), Word(column), Word(style), BitConverter.GetBytes(value));

    public static byte[] OfTable(int row, int column, int index) => Record(0xFD, Word(row), Word(column), Word(0), Long(index));

    public static byte[] Label(int row, int column, string text) => Record(0x204, Word(row), Word(column), Word(0), Text(text));

    public static byte[] Formula(int row, int column, byte[] result, byte[]? tokens = null, byte[]? extra = null)
        => Record(0x06, Word(row), Word(column), Word(0), result, new byte[6], Word(tokens?.Length ?? 0), tokens ?? [], extra ?? []);

    public XlsWriter Global(byte[] record)
    {
        _globals.Add(record);
        return this;
    }

    /// <summary>Adds a number format and a cell style of it.</summary>
    public XlsWriter Style(int id, string? code = null)
    {
        if (code is not null)
        {
            _globals.Add(Record(0x41E, Word(id), Text(code)));
        }

        _globals.Add(Record(0xE0, Word(0), Word(id), new byte[16]));
        return this;
    }

    /// <summary>Adds a record that comes after the list of sheets.</summary>
    public XlsWriter Last(byte[] record)
    {
        _last.Add(record);
        return this;
    }

    public XlsWriter Strings(params string[] strings)
    {
        _strings.AddRange(strings);
        return this;
    }

    public XlsWriter Sheet(string name, params byte[][] records) => Sheet(name, 0, 0, records);

    public XlsWriter Sheet(string name, byte visibility, byte type, params byte[][] records)
    {
        _sheets.Add((name, visibility, type, records));
        return this;
    }

    public byte[] Build() => CompoundFileWriter.Write((StreamName, Stream()));

    public byte[] Stream()
    {
        // Twice: the places of the sheets are known only after all else has been written.
        var places = _sheets.Select(_ => 0).ToArray();
        _ = Stream(places);
        return Stream(places);
    }

    private byte[] Stream(int[] places)
    {
        var stream = new MemoryStream();
        stream.Write(Begin(5));
        if (Cipher is { } cipher)
        {
            stream.Write(Record(0x2F, cipher.FilePass));
        }

        foreach (var record in _globals)
        {
            Write(stream, record);
        }

        for (var i = 0; i < _sheets.Count; i++)
        {
            var name = _sheets[i].Name;
            Write(stream, Record(0x85, Long(places[i]), [_sheets[i].Visibility, _sheets[i].Type, (byte)name.Length, 1], Encoding.Unicode.GetBytes(name)), clear: 4);
        }

        foreach (var record in _last)
        {
            Write(stream, record);
        }

        if (_strings.Count > 0)
        {
            Write(stream, Record(0xFC, Long(_strings.Count), Long(_strings.Count), _strings.SelectMany(Text)));
        }

        Write(stream, Record(0x0A));
        for (var i = 0; i < _sheets.Count; i++)
        {
            places[i] = (int)stream.Position;
            stream.Write(Begin(0x10));
            foreach (var record in _sheets[i].Records)
            {
                Write(stream, record);
            }

            Write(stream, Record(0x0A));
        }

        return stream.ToArray();
    }

    private void Write(MemoryStream stream, byte[] record, int clear = 0)
    {
        var body = record[4..];
        if (Cipher is { } cipher)
        {
            body = [.. body[..clear], .. cipher.Encrypt(stream.Position + 4, body)[clear..]];
        }

        stream.Write(record.AsSpan(0, 4));
        stream.Write(body);
    }

    private static byte[] Begin(int type) => Record(0x809, Word(0x600), Word(type), new byte[12]);
}
