using System.Text;

namespace ExcelChat.Fuzz;

/// <summary>Small files with a bit of everything that the formats have: each construct is a place for a mutation.</summary>
public static class Seeds
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private const string ContentTypes =
        $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}worksheet+xml\"/>"
        + $"<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{Types}worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}styles+xml\"/>"
        + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}sharedStrings+xml\"/><Override PartName=\"/xl/tables/table1.xml\" ContentType=\"{Types}table+xml\"/></Types>";

    private const string Roots = $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    private const string Workbook =
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"Sales\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"R&amp;D\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets>"
        + "<definedNames><definedName name=\"Total\">Sales!$B$8</definedName><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Sales!$A$1:$H$8</definedName></definedNames></workbook>";

    private const string WorkbookRelations =
        $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
        + $"<Relationship Id=\"rId3\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";

    private const string SheetRelations =
        $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/table\" Target=\"../tables/table1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/hyperlink\" Target=\"http://example.com/a%20b\" TargetMode=\"External\"/></Relationships>";

    private const string Table =
        $"<table xmlns=\"{Main}\" id=\"1\" name=\"Table1\" displayName=\"Table1\" ref=\"A1:D7\" totalsRowCount=\"1\"><autoFilter ref=\"A1:D6\"/><tableColumns count=\"4\"><tableColumn id=\"1\" name=\"Item\"/><tableColumn id=\"2\" name=\"Amount\"/><tableColumn id=\"3\" name=\"Date\"/><tableColumn id=\"4\" name=\"Double\"/></tableColumns></table>";

    private const string Strings =
        $"<sst xmlns=\"{Main}\" count=\"6\" uniqueCount=\"6\"><si><t>Item</t></si><si><t xml:space=\"preserve\"> Amount </t></si><si><r><rPr><b/></rPr><t>Da</t></r><r><t>te</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si><t/></si><si><t>a_x000D_b &amp; &#233;</t></si><si><t>Ünïcödé 日本</t></si></sst>";

    private const string Styles =
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"6\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss.00\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.00_);[Red]\\(#,##0.00\\);&quot;-&quot;;@\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm:ss\"/><numFmt numFmtId=\"167\" formatCode=\"# ??/??\"/><numFmt numFmtId=\"168\" formatCode=\"[&gt;=1000]0.0,&quot;k&quot;;[&lt;0]0;General\"/><numFmt numFmtId=\"169\" formatCode=\"[$€-407]#,##0.00;[$-F800]dddd\"/></numFmts>"
        + "<cellXfs count=\"10\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"169\"/><xf numFmtId=\"10\"/><xf numFmtId=\"48\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

    private const string Sheet =
        $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><dimension ref=\"A1:H8\"/><cols><col min=\"3\" max=\"3\" width=\"9\" hidden=\"1\"/></cols><sheetData><row r=\"1\" spans=\"1:8\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>5</v></c></row>"
        + "<row r=\"2\" spans=\"1:8\"><c r=\"A2\" t=\"s\"><v>4</v></c><c r=\"B2\" s=\"2\"><v>1234.5</v></c><c r=\"C2\" s=\"1\"><v>45000.75</v></c><c r=\"D2\" s=\"5\"><f t=\"shared\" ref=\"D2:D6\" si=\"0\">B2*2+$B$2</f><v>2469</v></c></row>"
        + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r=\"B3\" s=\"6\"><v>-0.000001</v></c><c r=\"C3\" s=\"3\"><v>1.5</v></c><c r=\"D3\"><f t=\"shared\" si=\"0\"/><v>-2E-06</v></c></row>"
        + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>A2&amp;\"x\"</f><v>ax</v></c><c r=\"B4\" s=\"4\"><v>3.14159265358979</v></c><c r=\"C4\" t=\"d\"><v>2026-01-31T12:30:00</v></c><c r=\"D4\"><f t=\"shared\" si=\"0\"/></c></row>"
        + "<row r=\"5\"><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C5\" s=\"9\"><v>60</v></c><c r=\"D5\"><f t=\"array\" ref=\"D5:D6\">B2:B3*2</f><v>1</v></c><c r=\"H5\" s=\"7\"><v>0.075</v></c></row>"
        + "<row r=\"7\"><c r=\"A7\"><v>1.7976931348623157E+308</v></c><c r=\"B7\" s=\"8\"><f>SUM(B2:B6)+IF(A5,1,2)</f></c></row><row r=\"8\" ht=\"15\" customHeight=\"1\"><c r=\"B8\"><v> 7 </v></c></row></sheetData>"
        + "<mergeCells count=\"2\"><mergeCell ref=\"E1:F2\"/><mergeCell ref=\"A9:H9\"/></mergeCells><hyperlinks><hyperlink ref=\"A2\" r:id=\"rId2\"/></hyperlinks><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>";

    private const string BareSheet = $"<worksheet xmlns=\"{Main}\"><sheetData><row><c><v>1</v></c><c t=\"s\"><v>5</v></c></row><row><c><v>2</v></c></row></sheetData></worksheet>";

    private const string Csv = "name;amount;date\n\"Zoë; \"\"the first\"\"\";1.234,50;31.12.2025\n'b';-7,5 %;2026-01-01\n\"line\nbreak\";;\n";

    /// <summary>The files.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("whole.xlsx", Zip(stored: false)),
        new("stored.xlsx", Zip(stored: true)),
        new("ledger.csv", Encoding.UTF8.GetBytes(Csv)),
    ];

    private static byte[] Zip(bool stored) => ZipParts.Write(
    [
        .. new (string Name, string Xml)[]
        {
            ("[Content_Types].xml", ContentTypes), ("_rels/.rels", Roots), ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", WorkbookRelations),
            ("xl/worksheets/sheet1.xml", Sheet), ("xl/worksheets/_rels/sheet1.xml.rels", SheetRelations), ("xl/worksheets/sheet2.xml", BareSheet),
            ("xl/tables/table1.xml", Table), ("xl/sharedStrings.xml", Strings), ("xl/styles.xml", Styles),
        }.Select(p => new ZipPart(p.Name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + p.Xml)) { Stored = stored }),
    ]);
}
