namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>The records of a sheet up to its end, without those of the charts inside it.</summary>
internal sealed class XlsSheetRecords(XlsRecords records) : IDisposable
{
    private int _depth;

    public int Type => records.Type;

    public ReadOnlySpan<byte> Body => records.Body;

    public XlsBytes Bytes() => new(records);

    public bool Read()
    {
        while (records.Read())
        {
            switch (records.Type & 0xFF)
            {
                case XlsRecordType.BeginOfFile when IsVersioned(records.Type):
                    _depth++;
                    break;
                case XlsRecordType.EndOfFile when records.Type == XlsRecordType.EndOfFile:
                    if (--_depth <= 0)
                    {
                        return false;
                    }

                    break;
                default:
                    if (_depth == 1)
                    {
                        return true;
                    }

                    break;
            }
        }

        return false;
    }

    public void Dispose() => records.Dispose();

    private static bool IsVersioned(int type) => type >> 8 is 0 or 2 or 4 or 8;
}
