using ExcelChat.Workbooks;
using static ExcelChat.Connectors.Tests.LegacyExcel.XlsWriter;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

public sealed class XlsFormulaTests
{
    private const byte RowRelative = 0x80;
    private const byte ColumnRelative = 0x40;

    private static readonly byte[] A1 = [0x44, 0, 0, 0, RowRelative | ColumnRelative];

    public static TheoryData<string, byte[]> Understood => new()
    {
        { "A1+$B$3*2", [.. A1, 0x44, 2, 0, 1, 0, 0x1E, 2, 0, 0x05, 0x03] },
        { "-(A1^0.5)%", [.. A1, 0x1F, .. BitConverter.GetBytes(0.5), 0x07, 0x15, 0x13, 0x14] },
        { "SUM(A1:B$4)", [0x25, 0, 0, 3, 0, 0, 0xC0, 1, 0x40, 0x19, 0x10, 0, 0] },
        { "IF(A1>=1,\"a\"\"b\",TRUE)", [.. A1, 0x1E, 1, 0, 0x0C, 0x19, 0x02, 0, 0, 0x17, 3, 0, .. "a\"b"u8, 0x19, 0x08, 0, 0, 0x1D, 1, 0x42, 3, 1, 0] },
        { "ROUND(A1,#N/A)", [.. A1, 0x1C, 0x2A, 0x41, 27, 0] },
        { "Other!$A$1&'My sheet'!B:B", [0x5A, 0, 0, 0, 0, 0, 0, 0x3B, 1, 0, 0, 0, 0xFF, 0xFF, 1, 0x40, 1, 0x40, 0x08] },
        { "Rate*2", [0x43, 1, 0, 0, 0, 0x1E, 2, 0, 0x05] },
        { "EDATE(A1,1)", [0x39, 2, 0, 1, 0, 0, 0, .. A1, 0x1E, 1, 0, 0x42, 3, 255, 0] },
    };

    public static TheoryData<string, byte[]> Unknown => new()
    {
        { "a function of no known number", [0x41, 0xF0, 0x7F] },
        { "a cell of another workbook", [0x5A, 2, 0, 0, 0, 0, 0] },
        { "an operator without operands", [0x03] },
        { "a token that is cut off", [0x1F, 1, 2] },
        { "two formulas", [.. A1, .. A1] },
        { "no such name", [0x43, 9, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public async Task A_formula_is_in_the_notation_of_Excel(string expected, byte[] tokens)
        => Assert.Equal(expected, await ReadAsync(Formula(0, 5, BitConverter.GetBytes(1.0), tokens)));

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_is_not_understood_is_no_formula_and_the_value_stays(string what, byte[] tokens)
    {
        Assert.NotEmpty(what);
        Assert.Null(await ReadAsync(Formula(0, 5, BitConverter.GetBytes(1.0), tokens)));
    }

    [Fact]
    public async Task An_array_of_constants_is_written_out()
    {
        byte[] extra = [1, 1, 0, 1, .. BitConverter.GetBytes(1.5), 2, 1, 0, 0, (byte)'x', 4, 1, .. new byte[7], 0x10, 0x07, .. new byte[7]];

        Assert.Equal("{1.5,\"x\";TRUE,#DIV/0!}", await ReadAsync(Formula(0, 5, BitConverter.GetBytes(1.0), [0x60, .. new byte[7]], extra)));
    }

    [Fact]
    public async Task A_shared_formula_moves_with_its_cell()
    {
        byte[] InB2 = [0x01, 1, 0, 1, 0];
        var book = Book(
            Formula(1, 1, new byte[8], InB2),
            Record(0x4BC, Word(1), Word(3), [1, 1, 0, 2], Word(6), [0x4C, 0xFF, 0xFF, 0xFF, 0xC0, 0x14]),
            Formula(3, 1, new byte[8], InB2));

        Assert.Equal(["A1%", "A3%"], (await Legacy.CellsAsync(book)).Select(c => c.Formula));
    }

    [Fact]
    public async Task Defined_names_say_what_they_stand_for()
    {
        await using var workbook = await Legacy.OpenAsync(Book());

        Assert.Equal([new("Rate", "Other!$A$1", null), new("_xlnm.Print_Area", "Other!$A$1", "My sheet")], workbook.DefinedNames);
    }

    private static async Task<string?> ReadAsync(byte[] record)
    {
        var cell = Assert.Single(await Legacy.CellsAsync(Book(record)));
        Assert.Equal(1, cell.Value.Number);
        return cell.Formula;
    }

    /// <summary>Sheets "My sheet" and "Other", references to either and to an add-in, and two names.</summary>
    private static byte[] Book(params byte[][] records) => new XlsWriter().Style(0)
        .Sheet("My sheet", records)
        .Sheet("Other")
        .Last(Record(0x1AE, Word(2), Word(0x0401)))
        .Last(Record(0x1AE, Word(1), Word(0x3A01)))
        .Last(Record(0x23, new byte[6], [5, 0], "EDATE"u8.ToArray(), Word(0)))
        .Last(Record(0x17, Word(3), Word(0), Word(1), Word(1), Word(0), Word(0), Word(0), Word(1), Word(0xFFFE), Word(0xFFFE)))
        .Last(Name(0, 0, [4, 0, .. "Rate"u8]))
        .Last(Name(0x20, 1, [1, 0, 6]))
        .Build();

    private static byte[] Name(int flags, int sheet, byte[] name)
        => Record(0x18, Word(flags), [0, name[0]], Word(7), Word(0), Word(sheet), new byte[4], name[1..], [0x3A, 0, 0, 0, 0, 0, 0]);
}
