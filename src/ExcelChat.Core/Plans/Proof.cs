using ExcelChat.Workbooks;

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

    /// <summary>What the cells of <see cref="Operands"/> and <see cref="Filters"/> held, in that order, in at most a few hundred pieces.</summary>
    public required IReadOnlyList<Fingerprint> Fingerprints { get; init; }

    /// <summary>What the plan gave.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What <see cref="ToExcelFormula"/> gives: it is written while the tables are at hand.</summary>
    internal ExcelFormula? Formula { get; init; }

    /// <summary>What was left out of the computation, and why, for people.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>
    /// The plan as a formula for Excel that gives the same value, with sheet names quoted where they must be; null when the result is not a single value or no
    /// formula says exactly the same. It can be pasted into any cell of the workbook that no operand is in.
    /// </summary>
    public ExcelFormula? ToExcelFormula() => Formula;

    /// <summary>
    /// Reads the workbook's bytes anew, finds its tables, runs the plan again and compares cells and result. Uses the formats and the table detector
    /// that come with ExcelChat; a <see cref="ProofVerifier"/> of your own uses others, and takes proofs over several workbooks.
    /// </summary>
    /// <param name="workbook">The bytes of the workbook.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookException">The bytes cannot be read as a workbook.</exception>
    public ValueTask<Verification> VerifyAsync(WorkbookSource workbook, CancellationToken cancellationToken = default)
        => ProofVerifier.Default.VerifyAsync(this, [workbook], cancellationToken);
}
