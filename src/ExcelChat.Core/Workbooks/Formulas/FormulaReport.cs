namespace ExcelChat.Workbooks.Formulas;

/// <summary>What <see cref="FormulaAudit"/> found in a workbook. Formulas without a stored result are not part of it.</summary>
public sealed record FormulaReport
{
    /// <summary>How many formulas give what the file stores, numbers to within 1e-9 of their size.</summary>
    public required long Agreeing { get; init; }

    /// <summary>How many formulas cannot be computed here: functions of other kinds, other workbooks, values that change with every calculation, too many cells.</summary>
    public required long NotComputed { get; init; }

    /// <summary>The formulas that give something else, in the order of the sheets and in reading order.</summary>
    public required IReadOnlyList<FormulaDisagreement> Disagreements { get; init; }

    /// <summary>How many formulas were computed.</summary>
    public long Computed => Agreeing + Disagreements.Count;
}
