namespace ExcelChat.Workbooks.Formulas;

/// <summary>A word of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text: a string or a quoted sheet without its quotes, a bracketed part without its outer brackets.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text);

internal enum FormulaTokenKind
{
    End,
    Number,
    String,
    Error,

    /// <summary>A name, a function, a cell such as <c>$B$4</c>, a sheet without quotes.</summary>
    Word,

    /// <summary>A sheet's name in single quotes.</summary>
    Quoted,

    /// <summary>The inside of a structured reference, from the outer bracket to its partner.</summary>
    Bracketed,

    /// <summary>An operator, a parenthesis, a brace, a separator.</summary>
    Symbol,

    /// <summary>A character that no formula has there, or a string without an end.</summary>
    Unknown,
}
