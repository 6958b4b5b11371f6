using System.Security;

namespace ExcelChat.SampleData;

/// <summary>The parts of a workbook that hold no cells.</summary>
internal static class WorkbookParts
{
    public const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The cell formats, in the order of <see cref="CellStyle"/> (ECMA-376 part 1, section 18.8).</summary>
    public const string Styles = $"""
        {Declaration}
        <styleSheet xmlns="{Main}">
        <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="[$€-2]\ #,##0.00"/></numFmts>
        <fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE6EE"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style="thin"/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="10">
        <xf/>
        <xf fontId="2" applyFont="1"/>
        <xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
        <xf numFmtId="164" applyNumberFormat="1"/>
        <xf numFmtId="165" applyNumberFormat="1"/>
        <xf numFmtId="9" applyNumberFormat="1"/>
        <xf numFmtId="3" applyNumberFormat="1"/>
        <xf fontId="1" applyFont="1"/>
        <xf fontId="1" borderId="1" applyFont="1" applyBorder="1"/>
        <xf numFmtId="3" fontId="1" borderId="1" applyNumberFormat="1" applyFont="1" applyBorder="1"/>
        </cellXfs>
        </styleSheet>

        """;

    public const string RootRelations = $"""
        {Declaration}
        <Relationships xmlns="{Package}/relationships">
        <Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/>
        <Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
        </Relationships>

        """;

    public static string ContentTypes(int sheets) => $"""
        {Declaration}
        <Types xmlns="{Package}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="{Spreadsheet}.styles+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="{Spreadsheet}.sharedStrings+xml"/>
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
        {Lines(sheets, n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Spreadsheet}.worksheet+xml"/>""")}
        </Types>

        """;

    public static string Workbook(IReadOnlyList<SheetWriter> sheets) => $"""
        {Declaration}
        <workbook xmlns="{Main}" xmlns:r="{Relation}">
        <sheets>
        {Lines(sheets.Count, n => $"""<sheet name="{SecurityElement.Escape(sheets[n - 1].Name)}" sheetId="{n}" r:id="rId{n}"/>""")}
        </sheets>
        </workbook>

        """;

    public static string WorkbookRelations(int sheets) => $"""
        {Declaration}
        <Relationships xmlns="{Package}/relationships">
        {Lines(sheets, n => $"""<Relationship Id="rId{n}" Type="{Relation}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}
        <Relationship Id="rId{sheets + 1}" Type="{Relation}/styles" Target="styles.xml"/>
        <Relationship Id="rId{sheets + 2}" Type="{Relation}/sharedStrings" Target="sharedStrings.xml"/>
        </Relationships>

        """;

    public static string Properties(string title) => $"""
        {Declaration}
        <cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <dc:title>{SecurityElement.Escape(title)}</dc:title><dc:creator>ExcelChat sample data</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2025-01-02T09:00:00Z</dcterms:created>
        </cp:coreProperties>

        """;

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(1, count).Select(line));
}
