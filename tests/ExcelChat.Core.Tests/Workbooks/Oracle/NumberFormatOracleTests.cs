using System.Globalization;
using System.Text;
using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Oracle;

/// <summary>Displayed text against LibreOffice: every format code over every number of its kind.</summary>
public sealed class NumberFormatOracleTests(NumberFormatOracleTests.Answers answers) : IClassFixture<NumberFormatOracleTests.Answers>
{
    private static readonly double[] Numbers =
        [0, 1, -1, 0.5, -0.5, 7, 12, 0.05, 1234.567, -1234.567, 0.00123, 99.995, -0.004, 123456789.987, -98765432.1, 1e-7, 2.5, 0.333333333333, 1e12, 5551234];

    private static readonly double[] Serials = [61, 366.25, 36526, 43890.999988425926, 45000, 45000.5, 45291.75, 45352.0416666667, 45657.1234375, 73050.6];

    private static readonly double[] Times = [0, 0.25, 0.5, 0.999988425926, 0.0416666667, 0.0006944445, 1.5, 2.75, 45.125];

    private static readonly string[] NumberCodes =
    [
        "0", "0.0", "0.00", "0.000000", "#", "#.#", "#.##", "#,##0", "#,##0.00", "#,###", "0000", "0000000000", "00.00", "#,##0.0#", "0.0##", "0,000", "0.00,", "0,", "#,##0,", "#,##0.0,,", "0.0,,\"M\"", "#,##0.00,,,",
        "0%", "0.0%", "0.00%", "#,##0%", "%0", "0.00E+00", "0E+00", "0.0E+0", "0.000E-00", "##0.0E+0", "#,##0;-#,##0", "#,##0;(#,##0)", "#,##0.00;[Red]-#,##0.00", "#,##0.00_);(#,##0.00)", "0;-0;\"zero\"", "0;;", ";0", "0;-0;;@",
        "\"$\"#,##0.00", "$#,##0", "[$$-409]#,##0.00", "[$€-407]#,##0.00", "#,##0.00 [$€-407]", "[$£-809]#,##0", "[$USD] #,##0", "#,##0 \"kr\"", "\"n=\"0", "0\" days\"", "0\\x", "\\#0", "0.0\"m\"", "(0)", "-0", "+0", "+0;-0;0", "0 \"/\" 0",
        "[>=100]0.0;0.000", "[<1]0.00%;0", "[>1000]#,##0,\"k\";[>0]0;\"neg\"", "[=0]\"none\";0", "[<0]\"minus \"0;0", "[Blue]0.00", "[Color10]0;[Red](0)", "000-00-0000", "###-####", "(###) ###-####", "0.00\" %\"", "0 %", "@", "\"text\"", "00\\:00", "0.00;\"-\"0.00", "#\" \"##0", "0*-", "0_)", "0.0_-", "?0", "??0.0?", "# ?/?", "# ??/??", "# ?/8", "# ??/100", "?/?",
    ];

    private static readonly string[] DateCodes =
    [
        "yyyy-mm-dd", "yyyy/m/d", "yy", "yyyy", "m", "mm", "mmm", "mmmm", "mmmmm", "d", "dd", "ddd", "dddd", "d-mmm-yy", "d-mmm", "mmm-yy", "dd.mm.yyyy", "m/d/yy", "m/d/yyyy h:mm", "dddd, mmmm d, yyyy", "d\" of \"mmmm", "yyyy\\-mm\\-dd\\Thh:mm:ss", "[$-409]mmmm d, yyyy;@", "[$-409]d-mmm-yy;@",
        "yyyymmdd", "h:mm", "hh:mm", "h:mm:ss", "h AM/PM", "h:mm AM/PM", "h:mm:ss AM/PM", "hh:mm:ss.000", "mm:ss", "mm:ss.0", "h", "s", "yyyy-mm-dd hh:mm", "yyyy-mm-dd hh:mm:ss.00", "mmm d h:mm", "m/d h:mm:ss AM/PM", "yyyy\"年\"m\"月\"d\"日\"", "\"Q\" yyyy", "ddd dd mmm yy",
    ];

    private static readonly string[] TimeCodes = ["h:mm", "hh:mm:ss", "[h]:mm", "[h]:mm:ss", "[hh]:mm", "[mm]:ss", "[m]", "[s]", "[h]\"h\" mm\"m\"", "mm:ss", "h:mm AM/PM", "hh:mm:ss.000", "[h]"];

    public static TheoryData<string, double[]> Cases { get; } = [
        .. NumberCodes.Select(code => new TheoryDataRow<string, double[]>(code, Numbers)),
        .. DateCodes.Select(code => new TheoryDataRow<string, double[]>(code, Serials)),
        .. TimeCodes.Select(code => new TheoryDataRow<string, double[]>(code, Times)),
    ];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_number_is_shown_as_LibreOffice_shows_it(string code, double[] numbers)
    {
        LibreOffice.Require();
        var (ours, theirs) = answers.Of(code, numbers);

        var different = numbers.Index().Where(n => ours[n.Index] != theirs[n.Index] && !ExcelDiffers(code, n.Item, ours[n.Index], theirs[n.Index]));

        Assert.Empty(different.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Item:R}: '{ours[n.Index]}', LibreOffice '{theirs[n.Index]}'")));
    }

    /// <summary>Where LibreOffice is known not to show what Excel does.</summary>
    private static bool ExcelDiffers(string code, double number, string ours, string theirs) => code switch
    {
        // Excel keeps the sign of a number that rounds to zero: -0.00.
        _ when number < 0 && !ours.AsSpan().ContainsAnyInRange('1', '9') && Unsigned(ours) == Unsigned(theirs) => true,

        // The point of a number without decimals stays in Excel.
        "#.#" or "#.##" => Unsigned(ours) == Unsigned(theirs) + ".",

        // In Excel a negative number keeps its sign in a section that is not for negative numbers alone, of whatever it consists.
        "\"text\"" or "[>=100]0.0;0.000" or "[=0]\"none\";0" or "[>1000]#,##0,\"k\";[>0]0;\"neg\"" => number < 0 && ours == "-" + theirs,

        // A number in a text cell is shown as General, which has eleven characters.
        "@" => theirs.Length > 11,

        // LibreOffice finds no fraction of a large number, and leaves less room and no sign for one that is zero.
        "# ?/?" or "# ??/??" or "?/?" or "# ?/8" or "# ??/100" => Math.Abs(number) > 1e7 || ours.TrimEnd() == theirs.TrimEnd() || ours == "-" + theirs,
        _ => false,
    };

    private static string Unsigned(string text) => text.Replace("-", "", StringComparison.Ordinal).TrimEnd();

    /// <summary>What both show, from one start of LibreOffice.</summary>
    public sealed class Answers : IAsyncLifetime
    {
        private readonly Dictionary<int, string[]> _theirs = [];
        private readonly Dictionary<int, Dictionary<int, string>> _ours = [];

        public async ValueTask InitializeAsync()
        {
            if (!LibreOffice.IsInstalled)
            {
                return;
            }

            var builder = new WorkbookBuilder().Formats([.. Cases.Select(c => c.Data.Item1)]).Sheet("S", string.Concat(Cases.Select((c, i) => Row(c.Data.Item2, i + 1))));
            foreach (var cell in await WorkbookText.CellsAsync(builder.Build()))
            {
                _ours.TryAdd(cell.Address.Row, []);
                _ours[cell.Address.Row][cell.Address.Column] = cell.Text;
            }

            using var office = new LibreOffice();
            var csv = Encoding.UTF8.GetString((await office.ConvertAsync(builder.BuildBytes(), LibreOffice.CsvAsShown))[0]);
            foreach (var (row, line) in csv.Split('\n').Index())
            {
                _theirs[row + 1] = [.. Fields(line)];
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public (string[] Ours, string[] Theirs) Of(string code, double[] numbers)
        {
            var row = 1 + Cases.Index().First(c => c.Item.Data.Item1 == code && ReferenceEquals(c.Item.Data.Item2, numbers)).Index;
            return ([.. Enumerable.Range(1, numbers.Length).Select(c => _ours[row][c])], _theirs[row][..numbers.Length]);
        }

        private static string Row(double[] numbers, int row)
            => $"<row r='{row}'>{string.Concat(numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"<c s='{row}'><v>{n:R}</v></c>")))}<c t='str'><v>end</v></c></row>";

        private static IEnumerable<string> Fields(string line)
        {
            for (var at = 0; at < line.Length; at++)
            {
                var quoted = line[at] == '"';
                var end = quoted ? at : line.IndexOf(',', at);
                while (quoted && (end = line.IndexOf('"', end + 1) + 1) < line.Length && line[end] == '"')
                {
                }

                end = end < 0 ? line.Length : end;
                yield return quoted ? line[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end];
                at = end;
            }
        }
    }
}
