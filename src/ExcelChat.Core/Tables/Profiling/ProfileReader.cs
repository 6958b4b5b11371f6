using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Profiling;

/// <summary>Profiles a table that is in memory, column by column.</summary>
internal static class ProfileReader
{
    /// <summary>The most different values of a column that are kept apart exactly, in a table of few columns.</summary>
    private const int MaxBound = 4096;

    /// <summary>The most different values of all columns together.</summary>
    private const int MaxValues = 1 << 20;

    /// <summary>How many different values each of so many columns may keep.</summary>
    public static int Bound(int columns) => Math.Clamp(MaxValues / Math.Max(1, columns), 64, MaxBound);

    public static TableProfile Read(Table table) => Build(table, [.. table.Columns.Select(column => Read(column, table))]);

    /// <summary>The profile of a table whose columns are profiled.</summary>
    public static TableProfile Build(Table table, IReadOnlyList<ColumnProfile> columns) => new()
    {
        Workbook = table.Workbook,
        Sheet = table.Sheet,
        Name = table.Name,
        Kind = table.Kind,
        Range = table.Range,
        RowCount = CountRecords(table),
        Columns = columns,
        FormulaCount = table.Formulas.Count,
    };

    /// <summary>The number of rows that are records.</summary>
    public static int CountRecords(Table table) => Enumerable.Range(0, table.Rows.Count).Count(row => table.Rows.Role(row) == RowRole.Data);

    /// <summary>Counts the records of a column.</summary>
    public static void Count(Column column, TableRows rows, ColumnAccumulator counted)
    {
        var texts = new KnownText?[column.Cells.Dictionary.Count];
        for (var row = 0; row < column.Count; row++)
        {
            if (rows.Role(row) == RowRole.Data)
            {
                Add(column, row, counted, texts);
            }
        }
    }

    private static ColumnProfile Read(Column column, Table table)
    {
        var counted = new ColumnAccumulator(Bound(table.Columns.Count));
        Count(column, table.Rows, counted);
        counted.Finish();
        return ProfileBuilder.Build(counted, column, new(column.Type, column.Unit, column.Scale));
    }

    private static void Add(Column column, int row, ColumnAccumulator counted, KnownText?[] texts)
    {
        switch (column.Kinds[row])
        {
            case CellKind.Blank:
                counted.AddMissing();
                return;
            case CellKind.Text:
                AddText(column, column.Cells.TextAt(row), counted, texts);
                break;
            case CellKind.Boolean or CellKind.Error:
                counted.AddOther(column.Kinds[row], column.Numbers[row]);
                break;
            default:
                counted.AddNumber(column.Kinds[row], column.Numbers[row]);
                break;
        }

        if (counted.WantsSample && column.Text(row) is { Length: > 0 } shown)
        {
            counted.AddSample(shown);
        }
    }

    private static void AddText(Column column, int number, ColumnAccumulator counted, KnownText?[] texts)
    {
        var known = texts[number] ??= KnownText.Of(column.Cells.Dictionary[number]);
        if (known.IsMissing)
        {
            counted.AddMissing();
        }
        else
        {
            counted.AddText(known.Key, CellValue.OfText(column.Cells.Dictionary[number]));
        }
    }

    /// <summary>What is worked out once for each different text.</summary>
    private sealed record KnownText(ulong Key, bool IsMissing)
    {
        public static KnownText Of(string text) => new(ValueKey.OfText(text), TypedText.Parse(text).IsMissing);
    }
}
