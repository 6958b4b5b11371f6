namespace ExcelChat.Workbooks;

/// <summary>Holds texts as UTF-8 until somebody asks for one as a string.</summary>
internal abstract class TextSource
{
    /// <summary>The text under a key that this source gave out.</summary>
    public abstract string Text(long key);

    /// <summary>The bytes of the text under a key that this source gave out.</summary>
    public abstract ReadOnlySpan<byte> Utf8(long key);
}
