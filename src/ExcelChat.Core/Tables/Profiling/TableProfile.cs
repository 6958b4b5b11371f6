using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>What a table holds, without its cells: sizes, types, samples, figures.</summary>
public sealed record TableProfile
{
    /// <summary>The workbook that the table is in.</summary>
    public required WorkbookIdentity Workbook { get; init; }

    /// <summary>The name of its sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>Its name: that of the declared table, else its title, else its sheet's name.</summary>
    public required string Name { get; init; }

    /// <summary>How it says things.</summary>
    public TableKind Kind { get; init; }

    /// <summary>All its cells, headers and totals included.</summary>
    public required CellRange Range { get; init; }

    /// <summary>The number of records: body rows that are no total, no heading of a group and no note.</summary>
    public required long RowCount { get; init; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => Columns.Count;

    /// <summary>Its columns, left to right.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>The number of its cells with a formula.</summary>
    public long FormulaCount { get; init; }

    /// <summary>What its columns are about, each tag once.</summary>
    public IReadOnlyList<SemanticTag> Tags => [.. Columns.SelectMany(column => column.Tags).Distinct().Order()];

    /// <summary>Whether any figure is an estimate; each column says which.</summary>
    public bool HasApproximateFigures
        => Columns.Any(c => c.DistinctCountIsApproximate || c.FrequentValuesUndercount > 0 || c.Statistics is { QuantileRankError: > 0 });

    /// <summary>A few sentences in English that say what the table holds.</summary>
    public string Description => ProfileWriter.Describe(this);
}
