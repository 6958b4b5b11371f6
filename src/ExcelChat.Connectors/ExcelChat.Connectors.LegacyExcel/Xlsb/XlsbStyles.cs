using System.Buffers.Binary;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>The number format of each cell style ([MS-XLSB] 2.1.7.50).</summary>
internal static class XlsbStyles
{
    public static List<NumberFormat> Read(XlsbRecords records)
    {
        var codes = new Dictionary<int, string>();
        var formats = new List<NumberFormat>();
        var inCellStyles = false;
        while (records.Read())
        {
            var body = records.Body;
            switch (records.Type)
            {
                case XlsbRecordType.NumberFormat:
                    var id = BinaryPrimitives.ReadUInt16LittleEndian(body);
                    body = body[2..];
                    codes.TryAdd(id, XlsbRecords.Text(ref body) ?? "");
                    break;
                case XlsbRecordType.BeginCellStyles or XlsbRecordType.EndCellStyles:
                    inCellStyles = records.Type == XlsbRecordType.BeginCellStyles;
                    break;
                case XlsbRecordType.Style when inCellStyles:
                    var format = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
                    formats.Add(codes.TryGetValue(format, out var code) ? NumberFormat.Parse(code) : NumberFormat.BuiltIn(format));
                    break;
            }
        }

        return formats;
    }
}
