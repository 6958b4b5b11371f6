namespace ExcelChat.Connectors.Tests.LegacyExcel;

/// <summary>Writes ods files around the XML that a test gives.</summary>
internal static class OdsWriter
{
    public const string Type = "application/vnd.oasis.opendocument.spreadsheet";

    private const string Names =
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        + "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
        + "xmlns:number='urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0' xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'";

    public static byte[] Sheet(string rows, string styles = "") => Content($"<table:table table:name='S'>{rows}</table:table>", styles);

    public static byte[] Content(string tables, string styles = "", string before = "") => ZipWriter.Write(
        ("mimetype", ZipWriter.Utf8(Type)),
        ("content.xml", ZipWriter.Utf8($"{before}<office:document-content {Names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>")));

    public static string Row(params string[] cells) => $"<table:table-row>{string.Concat(cells)}</table:table-row>";

    public static string Cell(string type, string value, string text, string more = "")
        => $"<table:table-cell office:value-type='{type}' office:{(type is "float" or "percentage" or "currency" ? "" : type + "-")}value='{value}' {more}><text:p>{text}</text:p></table:table-cell>";

    public static string Text(string text, string more = "") => $"<table:table-cell office:value-type='string' {more}><text:p>{text}</text:p></table:table-cell>";
}
