namespace ExcelChat.Workbooks.Xlsx;

/// <summary>The formula of a cell as a scanner or a parser found it; the default is none.</summary>
internal readonly record struct XlsxFormula
{
    /// <summary>A string, a <see cref="Formulas.SharedFormula"/> or a <see cref="TextSource"/>; null for none.</summary>
    public object? Formula { get; init; }

    /// <summary>The key of the formula in its <see cref="TextSource"/>.</summary>
    public long Key { get; init; }

    /// <summary>Whether the file stores an empty string as its result, which is not the same as no result.</summary>
    public bool HasEmptyResult { get; init; }
}
