using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Rows of a table as they stand on the sheet.</summary>
internal sealed class TableRelation : Relation
{
    private readonly int[] _columns;
    private readonly ResultColumn[] _names;

    public TableRelation(Table table, int[] rows)
        : this(table, rows, [.. Enumerable.Range(0, table.Columns.Count)])
    {
    }

    private TableRelation(Table table, int[] rows, int[] columns, ResultColumn[]? names = null)
    {
        Table = table;
        Rows = rows;
        _columns = columns;
        _names = names ?? [.. columns.Select(c => new ResultColumn(table.Columns[c].Name, table.Columns[c].Type, table.Columns[c].ScaledUnit))];
    }

    public Table Table { get; }

    /// <summary>The indexes of the rows in the table's body.</summary>
    public int[] Rows { get; }

    public override TableRelation? TableRows => this;

    public override IReadOnlyList<ResultColumn> Columns => _names;

    public override int Count => Rows.Length;

    public Column Source(int column) => Table.Columns[_columns[column]];

    public override CellValue Value(int row, int column) => Source(column)[Rows[row]];

    public override NumberFormat Format(int row, int column) => Source(column).Format(Rows[row]);

    public override string Text(int row, int column) => Source(column).Text(Rows[row]);

    public override NumberFormat? OneFormat(int column) => Source(column).Cells.OneFormat;

    public override void AddCells(ReadOnlySpan<int> rows, int column, CellSet cells)
    {
        var into = cells.Column(Table, Source(column).SheetColumn);
        for (int i = 0, next; i < rows.Length; i = next)
        {
            var first = Table.Rows.SheetRow(Rows[rows[i]]);
            for (next = i + 1; next < rows.Length && Table.Rows.SheetRow(Rows[rows[next]]) == first + next - i; next++)
            {
            }

            into.Add(first, first + next - i - 1);
        }
    }

    public override void AddCells(int row, int column, CellSet cells) => cells.Add(Table, Table.AddressOf(Rows[row], _columns[column]));

    public override Relation Select(int[] indexes) => new TableRelation(Table, Array.ConvertAll(indexes, r => Rows[r]), _columns, _names);

    protected override Vector ReadVector(int column)
        => IsWhole() ? new(Source(column)) : Execution.Vector.Of(Source(column), Rows);

    protected override Keys ReadKeys(int column) => IsWhole() ? Execution.Keys.OfColumn(Source(column)) : Execution.Keys.OfRows(Source(column), Rows);

    private bool IsWhole()
    {
        if (Rows.Length != Table.Rows.Count || ReferenceEquals(Rows, Table.Rows.All))
        {
            return Rows.Length == Table.Rows.Count;
        }

        for (var i = 0; i < Rows.Length; i++)
        {
            if (Rows[i] != i)
            {
                return false;
            }
        }

        return true;
    }

    public override Relation Project(int[] indexes) => new TableRelation(Table, Rows, Array.ConvertAll(indexes, c => _columns[c]));
}
