namespace ExcelChat.Workbooks;

/// <summary>Whether Excel shows a sheet.</summary>
public enum SheetVisibility
{
    /// <summary>Shown.</summary>
    Visible,

    /// <summary>Hidden; a user can show it.</summary>
    Hidden,

    /// <summary>Hidden so that only a program can show it.</summary>
    VeryHidden,
}
