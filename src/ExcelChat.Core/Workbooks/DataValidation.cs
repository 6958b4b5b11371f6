namespace ExcelChat.Workbooks;

/// <summary>What may be typed into cells (Excel's Data, Data Validation; ECMA-376 part 1, 18.3.1.32).</summary>
/// <param name="Kind">What is asked of a value.</param>
/// <param name="Ranges">The cells that it holds for.</param>
public sealed record DataValidation(DataValidationKind Kind, IReadOnlyList<CellRange> Ranges)
{
    /// <summary>The items of a list that are written out in the rule; empty when they come from <see cref="Formula"/> or the rule is no list.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The bound, the condition, or the cells that a list's items are in (<c>Lists!$A$2:$A$9</c>), without <c>=</c>; null when there is none.</summary>
    public string? Formula { get; init; }

    /// <summary>The upper bound when the rule has two, or null.</summary>
    public string? UpperFormula { get; init; }

    /// <summary>How a value is held against the formula, as the format writes it: <c>between</c>, <c>notBetween</c>, <c>equal</c>, <c>lessThan</c> and so on.</summary>
    public string Comparison { get; init; } = "between";

    /// <summary>The hint that Excel shows when such a cell is chosen: its title and its text in two lines, or one of them; null when there is none.</summary>
    public string? Prompt { get; init; }
}
