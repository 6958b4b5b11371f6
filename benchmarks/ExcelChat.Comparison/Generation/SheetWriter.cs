using System.Buffers.Text;
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Unicode;

namespace ExcelChat.Comparison.Generation;

/// <summary>Streams one worksheet as Excel writes it: every cell with its address, style and type in Excel's order of attributes.</summary>
internal sealed class SheetWriter : IDisposable
{
    private const int LongestCell = 1024;
    private static readonly byte[][] ColumnNames = [.. Enumerable.Range(0, 16_385).Select(ColumnName)];

    private readonly byte[] _buffer = new byte[1 << 18];
    private readonly byte[] _row = new byte[16];
    private readonly PackageWriter _package;
    private readonly Stream _stream;
    private readonly int _columns;
    private int _used;
    private int _rowLength;
    private int _column;

    public SheetWriter(PackageWriter package, Stream stream, int rows, int columns)
    {
        _package = package;
        _stream = stream;
        _columns = columns;
        Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><dimension ref=\"A1:"u8);
        Write(ColumnNames[columns]);
        Write(Encoding.ASCII.GetBytes(rows.ToString(CultureInfo.InvariantCulture)));
        Write("\"/><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><sheetData>"u8);
    }

    public void StartRow(int row)
    {
        Utf8Formatter.TryFormat(row, _row, out _rowLength);
        _column = 0;
        Write("<row r=\""u8);
        Write(_row.AsSpan(0, _rowLength));
        Write("\" spans=\"1:"u8);
        Write(_columns);
        Write("\">"u8);
    }

    public void EndRow() => Write("</row>"u8);

    public void Number(double value, int style = 0)
    {
        _package.Written.AddNumber(value);
        StartCell(style, default);
        Write("<v>"u8);
        Write(value);
        Write("</v></c>"u8);
    }

    public void Shared(string text)
    {
        _package.Written.AddText(text);
        StartCell(0, "s"u8);
        Write("<v>"u8);
        Write(_package.Share(text));
        Write("</v></c>"u8);
    }

    public void Boolean(bool value)
    {
        _package.Written.AddBoolean();
        StartCell(0, "b"u8);
        Write(value ? "<v>1</v></c>"u8 : "<v>0</v></c>"u8);
    }

    public void Inline(string text)
    {
        _package.Written.AddText(text);
        StartCell(0, "inlineStr"u8);
        Write("<is><t>"u8);
        Write(SecurityElement.Escape(text));
        Write("</t></is></c>"u8);
    }

    /// <summary>A formula with the whole of its <c>f</c> element and the value that Excel stored.</summary>
    public void Formula(string element, double value, int style = 0)
    {
        _package.Written.AddNumber(value);
        StartCell(style, default);
        Write(element);
        Write("<v>"u8);
        Write(value);
        Write("</v></c>"u8);
    }

    /// <summary>A formula whose stored value is text.</summary>
    public void Formula(string element, string value)
    {
        _package.Written.AddText(value);
        StartCell(0, "str"u8);
        Write(element);
        Write("<v>"u8);
        Write(value);
        Write("</v></c>"u8);
    }

    public void Dispose()
    {
        Write("</sheetData><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/></worksheet>"u8);
        Flush();
        _stream.Dispose();
    }

    private void StartCell(int style, ReadOnlySpan<byte> type)
    {
        if (_buffer.Length - _used < LongestCell)
        {
            Flush();
        }

        Write("<c r=\""u8);
        Write(ColumnNames[++_column]);
        Write(_row.AsSpan(0, _rowLength));
        if (style != 0)
        {
            Write("\" s=\""u8);
            Write(style);
        }

        if (type.Length > 0)
        {
            Write("\" t=\""u8);
            Write(type);
        }

        Write("\">"u8);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _used < bytes.Length)
        {
            Flush();
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Write(int value)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    private void Write(double value)
    {
        value.TryFormat(_buffer.AsSpan(_used), out var written, "R", CultureInfo.InvariantCulture);
        _used += written;
    }

    private void Write(string text)
    {
        Utf8.FromUtf16(text, _buffer.AsSpan(_used), out _, out var written);
        _used += written;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    private static byte[] ColumnName(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return Encoding.ASCII.GetBytes(name);
    }
}
