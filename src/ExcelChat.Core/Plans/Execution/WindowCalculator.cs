using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Computes a <see cref="Window"/> over the rows of a relation.</summary>
internal sealed class WindowCalculator
{
    private readonly Relation _input;
    private readonly Window _window;
    private readonly int _column;
    private readonly Groups _groups;

    public WindowCalculator(Relation input, Window window)
    {
        (_input, _window) = (input, window);
        _column = input.IndexOf(window.Column, "extend");
        _groups = window.Per is { Count: > 0 } per ? Groups.By(input, [.. per.Select(name => input.IndexOf(name, "extend"))]) : Groups.All(input);
    }

    public ViewColumn Run()
    {
        var source = _input.Columns[_column];
        return _window.Function switch
        {
            WindowFunction.RunningTotal => Numeric(source, row => _input.Format(row, _column), RunningTotals, upTo: true),
            WindowFunction.Share => Numeric(new(source.Name, ColumnType.Percent), _ => ShownAs.FinePercent, Shares, upTo: false),
            WindowFunction.Rank => Numeric(new(source.Name, ColumnType.Number), _ => NumberFormat.General, Ranks, upTo: false),
            WindowFunction.Streak => Numeric(new(source.Name, ColumnType.Number), _ => NumberFormat.General, Streaks, upTo: true),
            WindowFunction.Shift => new(source, _input, _column, Shifted()),
            _ => throw new PlanException("extend", $"the window function {_window.Function} is not known. Use one of: {string.Join(", ", Enum.GetNames<WindowFunction>())}."),
        };
    }

    private ViewColumn Numeric(ResultColumn name, Func<int, NumberFormat> format, Action<int[], CellValue[]> fill, bool upTo)
    {
        var values = new CellValue[_input.Count];
        for (var g = 0; g < _groups.Count; g++)
        {
            fill(_groups.Rows(g).ToArray(), values);
        }

        return new(name, new CalculatedRelation(name, values, format, (rows, cells) => AddCells(rows, upTo, cells)), 0);
    }

    // Behind a running total are the rows up to it: behind many of a group, those up to the last.
    private void AddCells(int[] rows, bool upTo, CellSet cells)
    {
        var last = new int[_groups.Count];
        Array.Fill(last, -1);
        foreach (var row in rows)
        {
            var g = _groups.Of[row];
            last[g] = Math.Max(last[g], row);
        }

        for (var g = 0; g < last.Length; g++)
        {
            if (last[g] >= 0)
            {
                var end = last[g];
                _input.AddCells(upTo ? Array.FindAll(_groups.Rows(g).ToArray(), row => row <= end) : _groups.Rows(g), _column, cells);
            }
        }
    }

    private void RunningTotals(int[] rows, CellValue[] values)
    {
        ShownAs.RequireOneCurrency("extend", _input, WindowFunction.RunningTotal.ToString(), _column, rows);
        var sum = default(Summation);
        foreach (var row in rows)
        {
            var cell = _input.Value(row, _column);
            if (cell.IsNumeric)
            {
                sum.Add(cell.Number);
            }

            values[row] = cell.Kind == CellKind.Time ? CellValue.OfTime(sum.Total) : CellValue.OfNumber(sum.Total);
        }
    }

    private void Shares(int[] rows, CellValue[] values)
    {
        ShownAs.RequireOneCurrency("extend", _input, WindowFunction.Share.ToString(), _column, rows);
        var total = Summation.Of(_input, _column, rows).Total;
        foreach (var row in rows)
        {
            values[row] = total != 0 && _input.Value(row, _column) is { IsNumeric: true } cell ? CellValue.OfNumber(cell.Number / total) : CellValue.Blank;
        }
    }

    private void Ranks(int[] rows, CellValue[] values)
    {
        ShownAs.RequireOneCurrency("extend", _input, WindowFunction.Rank.ToString(), _column, rows);
        var sign = _window.Descending ? -1 : 1;
        var ordered = Array.FindAll(rows, r => _input.Value(r, _column).IsNumeric).OrderBy(r => sign * _input.Value(r, _column).Number).ToArray();
        for (int i = 0, rank = 1; i < ordered.Length; i++)
        {
            rank = i > 0 && _input.Value(ordered[i], _column).Number != _input.Value(ordered[i - 1], _column).Number ? i + 1 : rank;
            values[ordered[i]] = CellValue.OfNumber(rank);
        }
    }

    private void Streaks(int[] rows, CellValue[] values)
    {
        for (int i = 0, run = 0; i < rows.Length; i++)
        {
            var goesOn = i > 0 && Comparing.Order(_input.Text(rows[i], _column), _input.Text(rows[i - 1], _column)) == 0;
            run = goesOn ? run + 1 : 1;
            values[rows[i]] = CellValue.OfNumber(run);
        }
    }

    private int[] Shifted()
    {
        var rows = new int[_input.Count];
        Array.Fill(rows, -1);
        for (var g = 0; g < _groups.Count; g++)
        {
            var group = _groups.Rows(g);
            for (var i = 0; i < group.Length; i++)
            {
                rows[group[i]] = (long)i + _window.Offset is >= 0 and var at && at < group.Length ? group[(int)at] : -1;
            }
        }

        return rows;
    }
}
