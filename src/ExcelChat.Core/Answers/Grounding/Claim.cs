namespace ExcelChat.Answers.Grounding;

/// <summary>Something in a text that can be true or false of the cells.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Its characters.</param>
internal sealed record Claim(ClaimKind Kind, int Start, int Length)
{
    /// <summary>The text of it; of a quotation without its marks.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number as it is written, without its scale.</summary>
    public double Number { get; init; }

    /// <summary>The decimal places that are written; negative for the zeros at the end of a number that is said to be rounded.</summary>
    public int Decimals { get; init; }

    /// <summary>What the word behind the number multiplies it by; 1 for none.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The currency as an ISO 4217 code, <c>%</c>, or another unit; null when none is written.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is a number in words.</summary>
    public bool IsInWords { get; init; }

    public int End => Start + Length;
}

internal enum ClaimKind
{
    /// <summary>A number with what belongs to it: <c>$1.2 million</c>, <c>7.5 %</c>.</summary>
    Figure,

    /// <summary>A day, or a month of a year.</summary>
    Date,

    /// <summary>A cell or a range: <c>Sales!D2:D5</c>.</summary>
    Cells,

    /// <summary>A word of letters and digits: <c>INV-0001</c>, <c>Q3</c>.</summary>
    Code,

    /// <summary>Words in quotation marks.</summary>
    Quotation,
}
