using ExcelChat.Tables;

namespace ExcelChat.Questions.Paths;

/// <summary>Finds the cells of a table whose row labels and column labels together fit a question best.</summary>
internal sealed class CellReader
{
    private const double NameWanted = 1.5;
    private const double NameUnwanted = 1.0;
    private const double Quoted = 0.75;
    private const double ShareUnwanted = 0.8;
    private const double ShareWanted = 0.2;
    private const double CountUnwanted = 0.5;
    private const double TotalRow = 0.15;
    private const double ColumnStep = 0.02;
    private const double MostBonus = ShareWanted + TotalRow;

    private readonly Table _table;
    private readonly PathQuestion _question;
    private readonly IReadOnlySet<int> _wholes;
    private readonly bool[] _shareRows;
    private readonly bool[] _shareColumns;
    private readonly bool[] _countColumns;

    public CellReader(Table table, PathQuestion question)
    {
        (_table, _question) = (table, question);
        var index = PathIndex.Of(table);
        Rows = new AxisReader(index.Rows, question).Read();
        Columns = new AxisReader(index.Columns, question).Read();
        _wholes = WholeRows.Of(table);
        _shareRows = Any(index.Rows, label => label.IsOfShare);
        _shareColumns = Any(index.Columns, label => label.IsOfShare);
        _countColumns = Any(index.Columns, label => label.IsOfCount);
    }

    /// <summary>The fit of each body row.</summary>
    public PathFit[] Rows { get; }

    /// <summary>The fit of each column.</summary>
    public PathFit[] Columns { get; }

    /// <summary>The best cells, the best first.</summary>
    public IReadOnlyList<CellFit> Best(int count)
    {
        var rows = Rows.Where(row => _table.Rows.Role(row.Entry) is not (RowRole.Header or RowRole.Note)).OrderByDescending(row => row.Score).ToArray();
        var columns = Columns.Where(column => IsCandidate(column.Entry)).OrderByDescending(column => column.Score).ToArray();
        var best = new PriorityQueue<CellFit, double>();
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                if (best.Count == count && row.Score + column.Score + MostBonus + MostOfText + (_wholes.Contains(row.Entry) ? row.Penalty : 0) <= best.Peek().Score)
                {
                    break;
                }

                var labels = LabelScore(row, column);
                if ((best.Count < count || labels + MostOfText > best.Peek().Score) && !_table.Columns[column.Entry][row.Entry].IsBlank)
                {
                    var fit = new CellFit(row.Entry, column.Entry, row.Slots | column.Slots, labels + TextBonus(row.Entry, column.Entry));
                    _ = best.Count < count ? Enqueue(best, fit) : best.EnqueueDequeue(fit, fit.Score);
                }
            }
        }

        return [.. best.UnorderedItems.Select(item => item.Element).OrderByDescending(fit => fit.Score).ThenBy(fit => fit.Row).ThenBy(fit => fit.Column)];
    }

    /// <summary>Whether a cell holds a figure.</summary>
    public bool IsFigure(int row, int column) => _table.Columns[column][row].IsNumeric;

    /// <summary>Whether a cell's labels say that it is a share.</summary>
    public bool IsShare(int row, int column) => _shareRows[row] || _shareColumns[column] || _table.Columns[column].Type == ColumnType.Percent;

    public double Score(PathFit row, PathFit column) => LabelScore(row, column) + TextBonus(row.Entry, column.Entry);

    // What the cell shows is looked at last: it tells little, and takes the most time.
    private double LabelScore(PathFit row, PathFit column)
        => PathFit.CoverOf(row, column) - row.Penalty - column.Penalty + ShareBonus(row.Entry, column.Entry) - (ColumnStep * column.Entry)
            + (_wholes.Contains(row.Entry) ? TotalRow + (row.Slots == 0 ? row.Penalty : 0) : 0);

    private double ShareBonus(int row, int column)
        => IsShare(row, column) ? _question.AsksForShare ? ShareWanted : -ShareUnwanted : _question.AsksForShare && _countColumns[column] ? -CountUnwanted : 0;

    private double MostOfText => _question.AsksForName ? NameWanted : 0;

    private double TextBonus(int row, int column)
    {
        var text = _table.Columns[column].Text(row);
        var isFigure = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && text.Count(char.IsLetter) <= text.Count(char.IsAsciiDigit);
        var isQuoted = _question.Quotes(text);
        var isName = !isFigure && !isQuoted && text.Count(char.IsLetter) > 1;
        return (isFigure ? 0 : isName && _question.AsksForName ? NameWanted : -NameUnwanted) - (isQuoted ? Quoted : 0);
    }

    private bool IsCandidate(int column) => column >= Math.Max(1, _table.HeaderColumns) || !PathIndex.IsOfLabels(_table, column) || _question.AsksForName;

    private static CellFit? Enqueue(PriorityQueue<CellFit, double> best, CellFit fit)
    {
        best.Enqueue(fit, fit.Score);
        return null;
    }

    private static bool[] Any(PathAxis axis, Func<PathLabel, bool> where) => [.. axis.Paths.Select(path => path.Any(label => where(axis.Labels[label])))];
}
