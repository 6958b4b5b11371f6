namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>What the start tag of a row says (ECMA-376 part 1, 18.3.1.73).</summary>
internal struct RowTag
{
    /// <summary>The row's number.</summary>
    public int Number;

    /// <summary>The number as the references of the row's cells end with it.</summary>
    public RowKey Key;

    /// <summary>Whether the row is hidden.</summary>
    public bool Hidden;

    /// <summary>How deep the row lies in an outline, from 0.</summary>
    public int OutlineLevel;

    /// <summary>Whether no cell can follow.</summary>
    public bool IsEmpty;
}
