using ExcelChat.Plans;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Rows;

namespace ExcelChat.Questions.Paths;

/// <content>Candidates that choose the largest or the smallest of the members of a group, and give its label.</content>
internal sealed partial class PathCandidateBuilder
{
    private const int MaxExtremes = 8;
    private const int MaxMembers = 200;
    private const double NamedGroup = 0.7;
    private const double Ranked = 1.0;
    private const double ColumnGroup = 0.3;

    private void AddExtremes()
    {
        if (!(_context.Cues.Superlative || _question.AsksForName) || _context.Cues.Or)
        {
            return;
        }

        var direction = _context.Cues.Direction < 0 || _question.Question.Says("less", "lower", "fewer", "smaller") ? -1 : 1;
        foreach (var group in Groups(ofRows: true).Concat(Groups(ofRows: false)).OrderByDescending(group => group.Score).Take(MaxExtremes))
        {
            if (Best(group.Cells, group.Level, group.OfRows, direction, Math.Max(1, _context.Cues.Top)) is { } plan)
            {
                Add(Operation.Choice, plan, group.Cells[0], group.Score + (_context.Cues.Superlative ? Ranked : 0));
            }
        }
    }

    private IEnumerable<(CellFit[] Cells, int Level, bool OfRows, double Score)> Groups(bool ofRows)
    {
        var axis = ofRows ? PathIndex.Of(_context.Table).Rows : PathIndex.Of(_context.Table).Columns;
        var fits = ofRows ? _cells.Rows : _cells.Columns;
        var others = (ofRows ? _cells.Columns : _cells.Rows).OrderByDescending(fit => fit.Score).Take(MaxOthers).ToArray();
        foreach (var (level, members) in Siblings(axis, ofRows))
        {
            var common = members.Select(member => fits[member]).Aggregate(Common);
            foreach (var other in others)
            {
                var cells = members.Select(member => ofRows ? (Row: member, Column: other.Entry) : (Row: other.Entry, Column: member)).Where(cell => _cells.IsFigure(cell.Row, cell.Column)).ToArray();
                if (cells.Length > 1 && cells.All(cell => _cells.IsShare(cell.Row, cell.Column) == _cells.IsShare(cells[0].Row, cells[0].Column)))
                {
                    var named = members.Max(member => PathFit.CoverOf(fits[member], common) - common.Cover);
                    var score = PathFit.CoverOf(common, other) - other.Penalty - named + (ofRows ? IsNamedGroup(members) ? NamedGroup : 0 : -ColumnGroup);
                    yield return ([.. cells.Select(cell => new CellFit(cell.Row, cell.Column, common.Slots | other.Slots, score))], level, ofRows, score);
                }
            }
        }
    }

    /// <summary>Entries whose paths differ at one level only: rows of one group, columns under one header or under headers side by side.</summary>
    private IEnumerable<(int Level, int[] Members)> Siblings(PathAxis axis, bool ofRows)
    {
        var entries = Enumerable.Range(0, axis.Paths.Length).Where(entry => axis.Paths[entry].Length > 0 && (ofRows ? _context.Table.Rows.Role(entry) == RowRole.Data : entry >= _context.Table.HeaderColumns)).ToArray();
        var deepest = entries.Select(entry => axis.Paths[entry].Length).DefaultIfEmpty().Max();
        for (var level = 0; level < deepest; level++)
        {
            foreach (var group in entries
                .Where(entry => axis.Paths[entry].Length > level && (!ofRows || axis.Paths[entry].Length == level + 1) && !axis.Labels[axis.Paths[entry][level]].IsTotal)
                .GroupBy(entry => string.Join(',', axis.Paths[entry].Select((label, i) => i == level ? -1 : label)), StringComparer.Ordinal)
                .Where(group => group.Count() is > 1 and <= MaxMembers))
            {
                yield return (level, [.. group]);
            }
        }
    }

    private static PathFit Common(PathFit left, PathFit right)
    {
        var slots = left.Slots & right.Slots;
        return new(left.Entry, slots, slots == 0 ? [] : [.. left.Weights.Zip(right.Weights, Math.Min)], 0);
    }

    // "Which province" names the rows whose column of labels is headed Province.
    private bool IsNamedGroup(int[] members) => LabelColumn(members[0]) is >= 0 and var column && _context.Headers.Overlap(column) > 0;

    /// <summary>The column that holds a row's own label; -1 for none.</summary>
    private int LabelColumn(int row)
        => RowPathIndex.Of(_context.Table)[row] is [.., var own] && own.Cell.Row == _context.Table.Rows.SheetRow(row)
            ? Enumerable.Range(0, _context.Table.Columns.Count).First(column => _context.Table.Columns[column].SheetColumn == own.Cell.Column)
            : -1;

    /// <summary>The labels of the cells with the largest or smallest figures.</summary>
    private Plan? Best(IReadOnlyList<CellFit> cells, int level, bool ofRows, int direction, int count = 1)
        => ofRows ? BestRow(cells, direction, count) : BestColumn(cells, level, direction, count);

    private Project? BestRow(IReadOnlyList<CellFit> cells, int direction, int count)
    {
        var column = LabelColumn(cells[0].Row);
        if (column < 0 || cells.Any(cell => LabelColumn(cell.Row) != column))
        {
            return null;
        }

        // A number that only tells rows apart names nothing.
        column = AsksForFigure(cells[0].Column) ? cells[0].Column : _context.Table.Columns[column].Type == ColumnType.Identifier && _context.NamingColumn >= 0 ? _context.NamingColumn : column;
        Predicate[] rows = [.. cells.Select(cell => new Labelled(_context.Table.RowPath(cell.Row)))];
        var chosen = new Filter(new Scan(_context.Table.Id, AllRows: true), rows is [var only] ? only : new Or(rows));
        return new(new Limit(new Sort(chosen, _context.Name(cells[0].Column), Descending: direction > 0), count), [_context.Name(column)]);
    }

    /// <summary>Whether the question asks for the figure itself, as "the highest Q4 budget" does of a column of budgets.</summary>
    private bool AsksForFigure(int column)
        => _context.Cues is { Superlative: true, Or: false } && _context.AsksForNothing && _context.Headers.Tokens(column).Overlaps(TokenSet.Of(_question.Question.Tokens.Count - 1, 1));

    private Project? BestColumn(IReadOnlyList<CellFit> cells, int level, int direction, int count)
    {
        if (_plans.Row(cells[0].Row) is not { } row)
        {
            return null;
        }

        var turned = new Unpivot(row, [.. cells.Select(cell => _context.Name(cell.Column))], "Label", "Figure")
        {
            Labels = [.. cells.Select(cell => _context.Table.Columns[cell.Column].HeaderPath[level])],
        };
        return new(new Limit(new Sort(turned, turned.Value, Descending: direction > 0), count), [turned.Name]);
    }
}
