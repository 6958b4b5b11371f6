using System.Globalization;
using System.Security;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Workbooks.Oracle;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>
/// One workbook as xlsx, and as LibreOffice saves it in the old formats: whoever reads either reads the same. It holds no booleans, which LibreOffice
/// saves as formulas or as numbers.
/// </summary>
public sealed class LibreOfficeFileTests(LibreOfficeFileTests.Files files) : IClassFixture<LibreOfficeFileTests.Files>
{
    private static readonly string[] Codes =
        ["0", "0.00", "#,##0.00", "0%", "0.0%", "yyyy-mm-dd", "dd.mm.yyyy hh:mm", "h:mm", "[h]:mm:ss", "\"$\"#,##0.00", "0.00E+00", "#,##0;(#,##0)", "mmm d, yyyy", "0.000\" kg\"", "d-mmm-yy", "h:mm:ss AM/PM"];

    private static readonly double[] Numbers = [0, 1, -1, 1234.5, -98765.4321, 0.075, 1e-9, 123456789012345, 6.02214076e23, 0.1, 1.0 / 3];

    private static readonly string[] Texts = ["North", " two  spaces ", "line\nbreak", "ünïcode 漢字 😀", "a & b < c > \"d\"", "=1+1", "'quoted", "12", "TRUE", "#N/A", "tab\tbed"];

    [Theory]
    [InlineData("ods", 0)]
    [InlineData("ods", 1)]
    [InlineData("ods", 2)]
    [InlineData("xls", 0)]
    [InlineData("xls", 1)]
    [InlineData("xls", 2)]
    public async Task The_cells_are_those_of_the_xlsx_file(string format, int sheet)
    {
        LibreOffice.Require();

        Assert.Equal(await CellsAsync(files.Xlsx, sheet), await CellsAsync(files.Of(format), sheet));
    }

    [Theory]
    [InlineData("ods")]
    [InlineData("xls")]
    public async Task So_are_its_sheets_and_what_is_merged_and_hidden_on_them(string format)
    {
        LibreOffice.Require();

        Assert.Equal(await LayoutAsync(files.Xlsx), await LayoutAsync(files.Of(format)));
    }

    private static async Task<List<string>> CellsAsync(byte[] file, int sheet) => [.. (await Legacy.CellsAsync(file, sheet: sheet)).Where(c => !c.Value.IsBlank).Select(c =>
        string.Create(CultureInfo.InvariantCulture, $"{c.Address} {c.Value.Kind} {c.Value.Number:G14} '{c.Text}' {c.Formula}"))];

    private static async Task<List<string>> LayoutAsync(byte[] file)
    {
        await using var workbook = await Legacy.OpenAsync(file);
        var sheets = new List<string>();
        foreach (var sheet in workbook.Sheets)
        {
            var layout = await sheet.ReadLayoutAsync(TestContext.Current.CancellationToken);
            var hidden = await sheet.ReadRowsAsync(TestContext.Current.CancellationToken).Where(r => r.Hidden).Select(r => r.Number).ToListAsync(TestContext.Current.CancellationToken);
            sheets.Add($"{sheet.Name} {sheet.Visibility} merged {string.Join(' ', layout.MergedRanges)} hidden columns {string.Join(' ', layout.HiddenColumns)} rows {string.Join(' ', hidden)}");
        }

        return sheets;
    }

    /// <summary>The files, each from one start of LibreOffice.</summary>
    public sealed class Files : IAsyncLifetime
    {
        private readonly Dictionary<string, byte[]> _converted = [];

        public byte[] Xlsx { get; } = Book();

        public async ValueTask InitializeAsync()
        {
            if (!LibreOffice.IsInstalled)
            {
                return;
            }

            using var office = new LibreOffice();
            foreach (var format in (string[])["ods", "xls"])
            {
                _converted[format] = (await office.ConvertAsync(Xlsx, format))[0];
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public byte[] Of(string format) => _converted[format];

        private static byte[] Book() => new WorkbookBuilder().Formats(Codes)
            .Sheet("Numbers", string.Concat(Codes.Select((code, i) => $"<row r='{i + 1}'>{string.Concat(NumbersFor(code).Select(n => Number(n, i + 1)))}</row>")))
            .Sheet("Texts &amp; more", TextRows(), before: "<cols><col min='4' max='5' hidden='1' width='9'/></cols>", after: "<mergeCells count='1'><mergeCell ref='G1:H2'/></mergeCells>")
            .Sheet("Formulas", FormulaRows(), attributes: "state='hidden'")
            .BuildBytes();

        private static IEnumerable<double> NumbersFor(string code) => code.Any(c => c is 'y' or 'd' or 'h') ? code.Contains('y') ? [61, 45000, 45352.75] : [0.25, 0.5, 0.75, 1.5] : Numbers;

        private static string Number(double number, int style) => string.Create(CultureInfo.InvariantCulture, $"<c s='{style}'><v>{number:R}</v></c>");

        private static string TextRows() => string.Concat(Texts.Select((text, i) =>
            $"<row r='{i + 1}'{(i == 4 ? " hidden='1'" : "")}><c t='inlineStr'><is><t xml:space='preserve'>{SecurityElement.Escape(text)}</t></is></c><c><v>{i}</v></c></row>"));

        private static string FormulaRows() => "<row r='1'><c><v>2</v></c><c><v>3</v></c><c><f>A1*B1+1</f><v>7</v></c><c t='str'><f>\"a\"&amp;A1</f><v>a2</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c>"
            + "<c t='e'><f>NA()</f><v>#N/A</v></c><c><f>SUM(A$1:$B1)</f><v>5</v></c><c><f>IF(A1&gt;1,ROUND(B1/7,2),-A1%)</f><v>0.43</v></c><c><f>Numbers!D1</f><v>1234.5</v></c></row>";
    }
}
