namespace ExcelChat.Plans;

/// <summary>Where a result comes from: enough to check it by hand, cell by cell.</summary>
public sealed record Proof
{
    /// <summary>The plan that was run.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The cells whose values made the result.</summary>
    public required IReadOnlyList<SheetRange> Operands { get; init; }

    /// <summary>The cells that decided which rows took part, in the rows that did.</summary>
    public required IReadOnlyList<SheetRange> Filters { get; init; }

    /// <summary>The header cells of the operands' columns.</summary>
    public required IReadOnlyList<SheetRange> Headers { get; init; }

    /// <summary>The number of rows of the tables that the plan read.</summary>
    public int RowsRead { get; init; }

    /// <summary>The number of rows that gave an operand.</summary>
    public int RowsUsed { get; init; }

    /// <summary>What was left out of the computation, and why, for people.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];
}
