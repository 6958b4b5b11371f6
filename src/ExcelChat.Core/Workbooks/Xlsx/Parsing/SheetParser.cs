using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parsing;

/// <summary>
/// Reads the rows of a worksheet part with a full XML parser: any encoding, any prefix, comments and CDATA. Slower than the scanner, and the
/// judge of every part that the scanner does not understand.
/// </summary>
/// <param name="part">The bytes of the part.</param>
/// <param name="xml">The same as XML.</param>
/// <param name="cells">Where the cells go.</param>
/// <param name="inline">Where the runs of the strings in cells go; null when nobody asks for them.</param>
internal sealed class SheetParser(Stream part, XmlReader xml, XlsxCells cells, InlineRichText? inline = null) : XlsxRows
{
    private readonly CellParser _cells = new(xml, cells, inline);
    private RowStart? _next;
    private bool _started;
    private int _offGrid;
    private int _number;
    private CancellationToken _cancellationToken;

    public override CellAddress? Position => _cells.Position;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        cells.Clock.Start();
        try
        {
            return new(Read());
        }
        finally
        {
            cells.Clock.Stop();
        }
    }

    public override void Dispose() => xml.Dispose();

    private bool Read()
    {
        if (!_started)
        {
            _started = true;
            xml.Watch(Check);
            _next = FindRow();
        }

        while (_next is { } row)
        {
            Check();
            ReadRow(row);
            if (Current.Cells.Length > 0)
            {
                return true;
            }
        }

        Drain();
        return false;
    }

    // One row may be as long as the part.
    private void Check() => cells.Clock.Check(_cancellationToken);

    /// <summary>Reads what is left of the part, which has nothing more to say but whether it is whole.</summary>
    private void Drain()
    {
        var buffer = new byte[1 << 14];
        while (part.Read(buffer) > 0)
        {
            Check();
        }
    }

    /// <summary>Reads a row and those after it that repeat its number.</summary>
    private void ReadRow(RowStart first)
    {
        cells.Begin(first.Number);
        var hidden = first.Hidden;
        for (var row = _next; row is not null && row.Value.Number == first.Number; row = _next)
        {
            hidden |= row.Value.Hidden;
            ReadCells(row.Value);
            _next = FindRow();
        }

        Current = new(first.Number, hidden, cells.End()) { OutlineLevel = first.OutlineLevel, HasAllResults = !cells.LacksResults };
    }

    private void ReadCells(RowStart row)
    {
        _number = row.Number;
        if (row.IsEmpty)
        {
            return;
        }

        var column = 0;
        for (var more = row.AtFirstCell || xml.ReadToChild(row.Depth); more; more = xml.ReadToChild(row.Depth))
        {
            if (xml.LocalName is "c")
            {
                column = _cells.Read(column);
            }
        }
    }

    /// <summary>Goes to the next row on the grid; null after the last.</summary>
    private RowStart? FindRow()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "sheetData")
            {
                return null;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "row" && ReadRowStart() is { } row)
            {
                return row;
            }
        }

        return null;
    }

    private RowStart? ReadRowStart()
    {
        var row = new RowStart(0, xml.Depth, xml.Flag("hidden"), xml.IsEmptyElement, AtFirstCell: false)
        {
            OutlineLevel = Math.Min(RowNumber(xml.GetAttribute("outlineLevel")) ?? 0, Row.MaxOutlineLevel),
            Number = RowNumber(xml.GetAttribute("r")) ?? 0,
        };
        if (row.Number == 0 && xml.GetAttribute("r") is null)
        {
            // A row without a number stands where its first cell says, else below the one before.
            var atCell = !row.IsEmpty && xml.ReadToChild(row.Depth);
            var number = atCell && CellAddress.TryParse(xml.GetAttribute("r"), out var cell) ? cell.Row : _number + 1;
            row = row with { Number = number, IsEmpty = !atCell, AtFirstCell = atCell };
        }

        if (row.Number is < 1 or > CellAddress.MaxRow)
        {
            return ++_offGrid <= CellAddress.MaxRow ? null : throw cells.TooManyRows();
        }

        return row.Number >= _number ? row : throw new InvalidDataException($"row {row.Number} comes after row {_number}.");
    }

    /// <summary>The number in a row's <c>r</c>, which some programs write as 1e6; null when it is missing or no number.</summary>
    private static int? RowNumber(string? text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
            ? (int)Math.Clamp(number, 0, CellAddress.MaxRow + 1)
            : null;

    private readonly record struct RowStart(int Number, int Depth, bool Hidden, bool IsEmpty, bool AtFirstCell)
    {
        public int OutlineLevel { get; init; }
    }
}
