namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>What <see cref="Utf8Xml.NextInTag"/> came to.</summary>
internal enum TagPart
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The end of a start tag; content follows.</summary>
    Open,

    /// <summary>The end of an element without content.</summary>
    Empty,

    /// <summary>Nothing that the scanner understands, or the end of the bytes at hand.</summary>
    Unreadable,
}
