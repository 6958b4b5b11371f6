using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Grounding;

/// <summary>A number that a text may hold.</summary>
/// <param name="Value">The number at full precision; a percentage of 7.5 % is 0.075.</param>
/// <param name="Shown">How a cell or the engine shows it.</param>
internal sealed record Ground(double Value, string Shown)
{
    /// <summary>The unit, without its scale; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>What the number is to be multiplied by to be in its unit.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Whether it is shown as a percentage.</summary>
    public bool IsPercent { get; init; }

    /// <summary>What it counts, in the singular; empty unless it is a number of rows, columns, tables or workbooks, which is no amount.</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    public bool IsCount => Counted.Count > 0;

    /// <summary>Whether it is a value that cells gave; else it is a count or what the question gave, which says nothing of an answer by itself.</summary>
    public bool IsValue => Finding is not null;

    /// <summary>The finding of which it is a value.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What it is of: the texts that stand beside it in its row, and what its plan asked for.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];
}
