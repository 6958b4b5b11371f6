using System.Globalization;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx;
using ExcelChat.Workbooks.Xlsx.Parsing;
using ExcelChat.Workbooks.Xlsx.Scanning;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

/// <summary>A worksheet part, and what each way of reading it makes of it: everything that a row says, as text; <c>null</c> at the end for damage.</summary>
internal sealed class SheetXml : IDisposable
{
    private const string Part = "xl/worksheets/sheet1.xml";
    private readonly byte[] _xml;
    private readonly XlsxFile _file;

    public SheetXml(byte[] xml)
    {
        _xml = xml;
        var source = new WorkbookBuilder().RawSheet("S", "").Part(Part, xml)
            .Strings("<t>zero</t>", "<t xml:space='preserve'> one </t>", "", "<t>thrée</t>", "<r><t>fo</t></r><r><t>ur</t></r>", "<t>fi_x0076_e</t>")
            .Formats("yyyy-mm-dd", "h:mm", "0.00", "[h]:mm", "0%", "@").Build();
        _file = new(source, WorkbookLimits.Default) { StringsPart = "xl/sharedStrings.xml", StylesPart = "xl/styles.xml" };
        _file.PrepareAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>As a sheet is read: by the scanner, and from the first thing that it does not know by the parser.</summary>
    public List<string?> Read()
    {
        var reading = new SheetReading(_file, "S", Part, CancellationToken.None);
        try
        {
            return Told(reading.MoveNextAsync, () => reading.Current);
        }
        finally
        {
            reading.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public List<string?> Parse()
    {
        using var package = _file.Rent();
        var part = package.OpenPart(Part);
        using var parser = new SheetParser(part, package.OpenXml(part), new(_file, "S"));
        return Told(() => parser.ReadAsync(CancellationToken.None), () => parser.Current);
    }

    /// <summary>By the scanner alone.</summary>
    /// <param name="sizes">How many bytes each read of the part gives at most.</param>
    public List<string?> Scan(Func<int>? sizes = null)
    {
        using var scanner = new SheetScanner(new HaltingStream(_xml, sizes ?? (() => int.MaxValue)), new(_file, "S"));
        return Told(() => scanner.ReadAsync(CancellationToken.None), () => scanner.Current);
    }

    public void Dispose() => _file.Dispose();

    private static List<string?> Told(Func<ValueTask<bool>> read, Func<Row> row)
    {
        var rows = new List<string?>();
        try
        {
            while (read().AsTask().GetAwaiter().GetResult())
            {
                rows.Add(Show(row()));
            }
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e) || e is WorkbookException { Problem: WorkbookProblem.Damaged })
        {
            rows.Add(null);
        }

        return rows;
    }

    private static string Show(Row row) => string.Create(CultureInfo.InvariantCulture, $"{row.Number}{(row.Hidden ? " hidden" : "")} level {row.OutlineLevel}{(row.HasAllResults ? " whole" : "")}:")
        + string.Concat(row.Cells.ToArray().Select(Show));

    private static string Show(Cell cell)
    {
        var (value, number) = (cell.Value, BitConverter.DoubleToInt64Bits(cell.Value.Number));
        return string.Create(
            CultureInfo.InvariantCulture,
            $" {cell.Address} {value.Kind} {cell.Format.Code} {number:x} '{value.Text}'{(cell.HasFormula ? $" ={cell.Formula}" : "")}{(cell.LacksCachedValue ? " ?" : "")};");
    }

    /// <summary>Gives its bytes in pieces of any size, as a decompressor does.</summary>
    private sealed class HaltingStream(byte[] content, Func<int> sizes) : ForwardStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            var piece = content.AsSpan(_at, Math.Min(content.Length - _at, Math.Min(buffer.Length, sizes())));
            piece.CopyTo(buffer);
            _at += piece.Length;
            return piece.Length;
        }
    }
}
