using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>How a version of the format writes strings: in a code page with short lengths, or in Unicode.</summary>
/// <param name="version">The version of BIFF: 2, 3, 4, 5 or 8.</param>
internal sealed class XlsText(int version)
{
    private const int MacRoman = 10000;
    private const int Latin = 1252;

    private Encoding _encoding = CodePagesEncodingProvider.Instance.GetEncoding(Latin)!;

    public int Version { get; } = version;

    /// <summary>Sets the code page ([MS-XLS] 2.4.52); one that is not known stays Latin.</summary>
    public void SetCodePage(int codePage)
    {
        // Asked directly and not through Encoding: a library leaves the encodings of the process alone.
        _encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage switch
        {
            0x8000 => MacRoman,
            0x8001 or 367 => Latin,
            _ => codePage,
        }) ?? CodePagesEncodingProvider.Instance.GetEncoding(Latin)!;
    }

    /// <summary>A string that begins with its length in one byte.</summary>
    public string Short(XlsBytes bytes)
    {
        var length = bytes.Byte();
        return Version >= 8 ? bytes.Unicode(length) : bytes.Encoded(length, _encoding);
    }

    /// <summary>A cell's string, which begins with its length in two bytes since BIFF 3.</summary>
    public string Long(XlsBytes bytes)
    {
        if (Version == 2)
        {
            return Short(bytes);
        }

        var length = bytes.UInt16();
        return Version >= 8 ? bytes.Unicode(length) : bytes.Encoded(length, _encoding);
    }
}
