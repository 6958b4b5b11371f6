namespace ExcelChat.Workbooks.Zip;

/// <summary>How a file in an archive is compressed (APPNOTE.TXT 4.4.5).</summary>
internal enum ZipMethod
{
    /// <summary>Not at all.</summary>
    Stored = 0,

    /// <summary>By DEFLATE (RFC 1951).</summary>
    Deflated = 8,

    /// <summary>In a way that no office program uses, or encrypted.</summary>
    Other = -1,
}
