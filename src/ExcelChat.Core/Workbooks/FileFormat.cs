namespace ExcelChat.Workbooks;

/// <summary>What the first look at a file's bytes says about its format.</summary>
internal enum FileFormat
{
    /// <summary>Bytes of no format that we know.</summary>
    Unknown,

    /// <summary>xlsx, xlsm, xltx, xltm.</summary>
    OpenXmlWorkbook,

    /// <summary>xlsb.</summary>
    BinaryWorkbook,

    /// <summary>ods.</summary>
    OpenDocument,

    /// <summary>A readable zip archive that holds no workbook.</summary>
    OtherZip,

    /// <summary>A zip archive whose directory cannot be read.</summary>
    DamagedZip,

    /// <summary>A zip archive whose parts share bytes, as only a bomb's do.</summary>
    OverlappingZip,

    /// <summary>xls, within a compound file or bare.</summary>
    LegacyWorkbook,

    /// <summary>An Office Open XML file inside a compound file, encrypted with a password.</summary>
    EncryptedPackage,

    /// <summary>A compound file without a workbook.</summary>
    OtherCompoundFile,

    /// <summary>HTML or XML.</summary>
    Markup,

    /// <summary>The file that Excel keeps beside a workbook while it is open.</summary>
    OwnerFile,

    /// <summary>Bytes that are all zero.</summary>
    Zeros,

    /// <summary>Plain text, which may be comma-separated values.</summary>
    Text,
}
