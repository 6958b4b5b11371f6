namespace ExcelChat.Workbooks;

/// <summary>A part of a cell's text that looks the same throughout. What its file does not say of it is false or null: it looks as the cell's style says.</summary>
/// <param name="Text">The text, never empty.</param>
public sealed record TextRun(string Text)
{
    /// <summary>Whether it is bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Whether it is italic.</summary>
    public bool Italic { get; init; }

    /// <summary>Whether it is underlined, once or twice.</summary>
    public bool Underline { get; init; }

    /// <summary>Whether it is struck through.</summary>
    public bool Strikethrough { get; init; }

    /// <summary>Its colour as <c>#RRGGBB</c>; null also when the file names a colour of the theme or of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>The name of its font.</summary>
    public string? Font { get; init; }

    /// <summary>The size of its font in points.</summary>
    public double? Size { get; init; }
}
