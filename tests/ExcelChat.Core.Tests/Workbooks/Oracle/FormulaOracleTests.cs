using ExcelChat.Core.Tests.Fakes;
using ExcelChat.Core.Tests.Workbooks.Formulas;
using ExcelChat.Workbooks;

namespace ExcelChat.Core.Tests.Workbooks.Oracle;

/// <summary>
/// What formulas come to, against LibreOffice. Both get a file without stored results. Left out is where LibreOffice is known to differ from Excel:
/// it counts booleans in a range as numbers and joins them as such, takes odd roots of negative numbers, and has 0^0 = 1 and TRUE below text.
/// </summary>
public sealed class FormulaOracleTests(FormulaOracleTests.Answers answers) : IClassFixture<FormulaOracleTests.Answers>
{
    private static readonly object?[][] Orders =
    [
        ["Region", "Amount", "Date", "Share", "Paid"],
        ["North", 10, 45292, 0.25, true],
        ["South", 20.5, 45323, -0.5, false],
        ["north", 30, 45352, 0.125, true],
        ["East", 7.25, 45383.75, 3, true],
        ["West", -4, 45413, 2, false],
        ["North", 18, 45444, 1.75, true],
        [null, 99.9, null, 0.1, null],
        ["South East", 20.5, 45505, 12, true],
    ];

    private static readonly string[] Formulas =
    [
        "2+3*4", "-2^2", "2^3^2", "2^-1", "10%", "200*5%", "7-2-1", "1+2&3+4", "1&2=12", "2*3=6", "--\"3\"", "1.1-1-0.1", "0.1+0.2=0.3", "1E3+.5", "(1+2)*3", "5/2", "1/0", "\"a\">5", "\"ABC\"=\"abc\"", "\"b\">\"A\"", "1<>2", "3>=3", "\"abc\"+1", "TRUE+1",
        "SUM(B2:B9)", "SUM(A2:B9)", "SUM(B2:B9,1,2)", "COUNT(A1:D9)", "CONCATENATE(\"a\",1)", "AVERAGE(B2:B9)", "AVERAGE(A2:A9)", "AVERAGEA(D2:E7)", "COUNTA(A1:E9)", "COUNTBLANK(A1:E9)", "MAX(B2:B9)", "MIN(B2:B9)", "MAXA(D2:E9)", "MINA(D2:E9)", "PRODUCT(D2:D9)", "SUMSQ(B2:B9)", "MEDIAN(B2:B9)", "MEDIAN(1,2,3,4)", "MODE(B2:B9)", "MODE.SNGL(B2:B9)",
        "STDEV(B2:B9)", "STDEV.S(B2:B9)", "STDEVP(B2:B9)", "STDEV.P(B2:B9)", "VAR(B2:B9)", "VAR.S(B2:B9)", "VARP(B2:B9)", "VAR.P(B2:B9)", "AVEDEV(B2:B9)", "DEVSQ(B2:B9)", "GEOMEAN(B2:B5)", "CORREL(B2:B9,D2:D9)", "RSQ(B2:B9,D2:D9)", "SLOPE(B2:B9,D2:D9)", "INTERCEPT(B2:B9,D2:D9)", "FORECAST(4,B2:B9,D2:D9)",
        "LARGE(B2:B9,1)", "LARGE(B2:B9,3)", "LARGE(B2:B9,9)", "SMALL(B2:B9,2)", "RANK(18,B2:B9)", "RANK(20.5,B2:B9,1)", "RANK.EQ(20.5,B2:B9)", "RANK.AVG(20.5,B2:B9)", "PERCENTILE(B2:B9,0.3)", "PERCENTILE.INC(B2:B9,0.9)", "QUARTILE(B2:B9,1)", "QUARTILE.INC(B2:B9,3)",
        "COUNTIF(A2:A9,\"north\")", "COUNTIF(B2:B9,\">10\")", "COUNTIF(B2:B9,20.5)", "COUNTIF(A2:A9,\"*o*\")", "COUNTIF(A2:A9,\"S?uth\")", "COUNTIF(A2:A9,\"<>North\")", "COUNTIF(A2:A9,\"\")", "COUNTIFS(A2:A9,\"North\",B2:B9,\">10\")", "SUMIF(A2:A9,\"North\",B2:B9)", "SUMIF(B2:B9,\">=20\")", "SUMIFS(B2:B9,A2:A9,\"South*\",D2:D9,\">0\")", "AVERAGEIF(A2:A9,\"North\",B2:B9)", "AVERAGEIFS(B2:B9,B2:B9,\">10\",D2:D9,\"<2\")", "MAXIFS(B2:B9,A2:A9,\"North\")", "MINIFS(B2:B9,A2:A9,\"North\")", "AVERAGEIF(A2:A9,\"Mars\",B2:B9)", "MAXIFS(B2:B9,A2:A9,\"Mars\")",
        "SUMPRODUCT(B2:B9,D2:D9)", "SUMPRODUCT((A2:A9=\"North\")*B2:B9)", "SUMPRODUCT(--(B2:B9>10))", "SUMX2MY2(B2:B5,D2:D5)", "SUMX2PY2(B2:B5,D2:D5)", "SUMXMY2(B2:B5,D2:D5)", "SUBTOTAL(9,B2:B9)", "SUBTOTAL(1,B2:B9)", "SUBTOTAL(3,A2:A9)", "SUBTOTAL(104,B2:B9)",
        "ABS(-3.5)", "SIGN(-2)", "SQRT(2)", "SQRT(-1)", "EXP(1)", "LN(10)", "LN(0)", "LOG(8,2)", "LOG(100)", "LOG10(1000)", "POWER(2,10)", "PI()", "SIN(1)", "COS(1)", "TAN(1)", "ASIN(0.5)", "ACOS(0.5)", "ATAN(1)", "ATAN2(1,2)", "SINH(1)", "COSH(1)", "TANH(1)", "DEGREES(PI())", "RADIANS(180)", "FACT(10)", "FACT(-1)", "COMBIN(10,3)", "GCD(24,36)", "LCM(4,6)",
        "ROUND(2.675,2)", "ROUND(-2.5,0)", "ROUND(1234.567,-2)", "ROUNDUP(2.1,0)", "ROUNDUP(-2.11,1)", "ROUNDDOWN(2.99,0)", "ROUNDDOWN(-2.99,1)", "TRUNC(-2.7)", "TRUNC(3.14159,3)", "INT(-2.5)", "INT(2.9)", "EVEN(3)", "EVEN(-1.5)", "ODD(2)", "ODD(-2.5)", "CEILING(2.3,1)", "CEILING(4.42,0.05)", "FLOOR(2.7,1)", "FLOOR(4.42,0.1)", "MROUND(10,3)", "MROUND(1.3,0.2)", "MOD(7,3)", "MOD(-7,3)", "MOD(7,-3)", "MOD(7,0)", "QUOTIENT(7,2)", "QUOTIENT(-7,2)",
        "IF(B2>5,\"big\",\"small\")", "IF(FALSE,1)", "IF(A8=\"\",\"empty\",A8)", "AND(TRUE,1,B2>5)", "OR(FALSE,0)", "NOT(TRUE)", "XOR(TRUE,TRUE,TRUE)", "IFERROR(1/0,\"none\")", "IFERROR(5,0)", "IFNA(NA(),\"missing\")", "IFNA(1/0,2)", "IFS(B2>50,\"a\",B2>5,\"b\")", "SWITCH(3,1,\"one\",3,\"three\",\"other\")", "SWITCH(9,1,\"one\",\"other\")", "CHOOSE(2,\"a\",\"b\",\"c\")", "CHOOSE(5,1,2)", "TRUE()", "FALSE()", "NA()",
        "ISBLANK(A8)", "ISBLANK(A2)", "ISNUMBER(B2)", "ISTEXT(A2)", "ISNONTEXT(B2)", "ISLOGICAL(E2)", "ISERROR(1/0)", "ISERR(NA())", "ISNA(NA())", "ISEVEN(4)", "ISODD(4)", "N(TRUE)", "N(\"a\")", "T(\"a\")", "T(5)",
        "VLOOKUP(\"East\",A2:B9,2,FALSE)", "VLOOKUP(\"nor*\",A2:B9,2,FALSE)", "VLOOKUP(\"Mars\",A2:B9,2,FALSE)", "VLOOKUP(45400,C2:D7,2)", "VLOOKUP(45400,C2:D7,2,TRUE)", "VLOOKUP(1,C2:D7,2)", "VLOOKUP(\"East\",A2:B9,9,FALSE)", "HLOOKUP(\"Date\",A1:E9,3,FALSE)", "HLOOKUP(\"none\",A1:E9,3,FALSE)", "LOOKUP(45400,C2:C7,B2:B7)", "LOOKUP(45400,C2:D7)", "MATCH(\"West\",A2:A9,0)", "MATCH(\"s*\",A2:A9,0)", "MATCH(45400,C2:C7,1)", "MATCH(45400,C2:C7)", "MATCH(99,B2:B9,0)", "INDEX(B2:B9,3)", "INDEX(A1:E9,5,2)", "INDEX(A1:E9,50,2)", "SUM(INDEX(A1:E9,0,2))", "INDEX(B2:B9,MATCH(\"West\",A2:A9,0))", "SUM(OFFSET(B1,1,0,3,1))", "OFFSET(A1,2,1)", "INDIRECT(\"B3\")", "SUM(INDIRECT(\"B2:B4\"))", "ROW(B7)", "COLUMN(C1)", "ROWS(A1:B9)", "COLUMNS(A1:E1)", "ADDRESS(3,4)", "ADDRESS(3,4,4)", "ADDRESS(3,4,2)",
        "LEFT(\"Northern\",3)", "LEFT(\"abc\")", "RIGHT(\"Northern\",4)", "MID(\"Northern\",3,2)", "MID(\"abc\",9,2)", "MID(\"abc\",0,2)", "LEN(\"ünï\")", "LEN(12.5)", "UPPER(\"aBc ü\")", "LOWER(\"ABC Ü\")", "PROPER(\"jOHN o'neil-smith 2nd\")", "TRIM(\"  a   b  \")", "CLEAN(\"a\"&CHAR(7)&\"b\")", "CONCAT(\"a\",B2:B3)", "TEXTJOIN(\", \",TRUE,A2:A9)", "REPT(\"ab\",3)", "REPLACE(\"abcdef\",2,3,\"X\")", "SUBSTITUTE(\"a-b-c\",\"-\",\"+\")", "SUBSTITUTE(\"a-b-c\",\"-\",\"+\",2)", "FIND(\"b\",\"abcb\")", "FIND(\"B\",\"abc\")", "FIND(\"b\",\"abcb\",3)", "SEARCH(\"B\",\"abc\")", "SEARCH(\"?c\",\"abc\")", "SEARCH(\"z\",\"abc\")", "EXACT(\"a\",\"A\")", "CHAR(65)", "CODE(\"A\")", "UNICHAR(8364)", "UNICODE(\"€\")", "VALUE(\"12.5\")", "VALUE(\"abc\")", "VALUE(\"50%\")",
        "TEXT(1234.567,\"#,##0.00\")", "TEXT(0.256,\"0.0%\")", "TEXT(45352,\"yyyy-mm-dd\")", "TEXT(45352,\"dddd\")", "TEXT(45352.75,\"h:mm AM/PM\")", "TEXT(-5,\"0;(0)\")", "TEXT(1.5,\"[h]:mm\")", "TEXT(\"a\",\"0\")",
        "DATE(2024,2,30)", "DATE(2024,14,1)", "DATE(2024,1,-5)", "YEAR(C4)", "MONTH(C4)", "DAY(C4)", "HOUR(0.78)", "MINUTE(0.78)", "SECOND(0.78)", "TIME(25,0,0)", "TIME(1,90,30)", "DATEVALUE(\"2024-03-01\")", "WEEKDAY(45352)", "WEEKDAY(45352,2)", "WEEKDAY(45352,3)", "WEEKNUM(45352)", "WEEKNUM(45352,2)", "WEEKNUM(45352,21)", "ISOWEEKNUM(45352)", "EDATE(45322,1)", "EDATE(45352,-13)", "EOMONTH(45352,0)", "EOMONTH(45352,-2)", "DAYS(45352,45292)", "DAYS360(45292,45352)", "DAYS360(45322,45382,TRUE)", "DATEDIF(45000,45352,\"d\")", "DATEDIF(45000,45352,\"m\")", "DATEDIF(44000,45352,\"y\")", "DATEDIF(44000,45352,\"ym\")", "NETWORKDAYS(45292,45352)", "NETWORKDAYS(45352,45292)", "NETWORKDAYS(45292,45352,C2:C4)", "WORKDAY(45352,10)", "WORKDAY(45352,-10)", "WORKDAY(45352,10,C2:C6)", "YEARFRAC(45000,45352)", "YEARFRAC(45000,45352,1)", "YEARFRAC(45000,45352,2)", "YEARFRAC(45000,45352,3)", "YEARFRAC(45000,45352,4)",
        "PMT(0.05/12,60,10000)", "PMT(0,12,1200)", "PMT(0.1,5,1000,100,1)", "PV(0.05,10,-100)", "FV(0.05,10,-100)", "FV(0.05,10,-100,-50,1)", "NPER(0.01,-100,1000)", "RATE(12,-100,1000)", "NPV(0.1,B2:B5)", "IRR({-100,30,40,50,20})", "SLN(1000,100,5)", "EFFECT(0.05,12)",
        "SUM({1,2;3,4})", "SUM({1,2,3}*2)",
    ];

    public static TheoryData<string> Cases { get; } = [.. Formulas];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_formula_comes_to_what_LibreOffice_makes_of_it(string formula)
    {
        LibreOffice.Require();
        var (ours, theirs) = answers.Of(Array.IndexOf(Formulas, formula) + 1);

        Assert.True(ours.IsComputed, "It was not computed.");
        if (theirs == CellValue.OfError("#VALUE!"))
        {
            // What LibreOffice calls Err:502 and the like is all one in the files that it writes.
            Assert.Contains(ours.Value.ToString(), (string[])["#VALUE!", "#NUM!", "#REF!"]);
        }
        else if (ours.Value.Kind == CellKind.Number && theirs.Kind == CellKind.Number)
        {
            Assert.Equal(theirs.Number, ours.Value.Number, Math.Abs(theirs.Number) * 1e-11);
        }
        else
        {
            Assert.Equal((theirs.Kind, theirs.ToString()), (ours.Value.Kind, ours.Value.ToString()));
        }
    }

    /// <summary>The value of each formula, ours and the one that LibreOffice stores, from one start of it.</summary>
    public sealed class Answers : IAsyncLifetime
    {
        private Dictionary<int, Cell> _ours = [];
        private Dictionary<int, Cell> _theirs = [];

        public async ValueTask InitializeAsync()
        {
            if (!LibreOffice.IsInstalled)
            {
                return;
            }

            // The formulas stand beside the numbers that they are about, in column Z.
            var rows = FormulaBook.Rows(Orders).Split("</row>", StringSplitOptions.RemoveEmptyEntries);
            var sheet = Formulas.Select((formula, i) => $"<row r='{i + 1}'>{rows.ElementAtOrDefault(i)?["<row>".Length..]}<c r='Z{i + 1}'><f>{System.Security.SecurityElement.Escape(Stored(formula))}</f></c></row>");
            var builder = new WorkbookBuilder().Sheet("S", string.Concat(sheet));
            _ours = await ResultsAsync(builder.Build());
            using var office = new LibreOffice();
            _theirs = await ResultsAsync(WorkbookSource.FromBytes("theirs.xlsx", (await office.ConvertAsync(builder.BuildBytes(), "xlsx"))[0]));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public (Cell Ours, CellValue Theirs) Of(int row) => (_ours[row], _theirs.TryGetValue(row, out var cell) ? cell.Value : CellValue.Blank);

        private static async Task<Dictionary<int, Cell>> ResultsAsync(WorkbookSource source)
            => (await WorkbookText.CellsAsync(source)).Where(c => c.Address.Column == 26).ToDictionary(c => c.Address.Row);

        // Functions that came after 2007 have a prefix in files.
        private static string Stored(string formula)
            => new[] { "CONCAT(", "TEXTJOIN(", "IFS(", "SWITCH(", "MAXIFS(", "MINIFS(", "IFNA(", "XOR(", "UNICHAR(", "UNICODE(", "DAYS(", "ISOWEEKNUM(", "STDEV.S(", "STDEV.P(", "VAR.S(", "VAR.P(", "MODE.SNGL(", "RANK.EQ(", "RANK.AVG(", "PERCENTILE.INC(", "QUARTILE.INC(" }
                .Where(name => formula.StartsWith(name, StringComparison.Ordinal)).Aggregate(formula, (f, _) => "_xlfn." + f);
    }
}
