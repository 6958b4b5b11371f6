using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Ranking;

/// <content>How well rows, columns and the answer itself fit the wording.</content>
internal sealed partial class HandRanker
{
    private static readonly string[] PersonHeaders = [.. new[] { "name", "player", "driver", "candidate", "artist", "winner", "rider", "athlete", "person", "head", "coach", "employee" }.Select(Lexer.Stem)];
    private static readonly string[] PlaceHeaders = [.. new[] { "location", "city", "venue", "place", "country", "site", "stadium", "region", "office", "destination" }.Select(Lexer.Stem)];

    private double RowsFit(RowSet rows)
    {
        var fit = rows.Kind switch
        {
            RowSetKind.Next => _cues.Next ? 1.5 : -2,
            RowSetKind.Previous => _cues.Previous ? 1.5 : -2,
            RowSetKind.Complement => 0.5,
            RowSetKind.Either => 0.2,
            RowSetKind.First => RankedFit() + (_cues.FirstRow ? 1.0 : -0.5),
            RowSetKind.Last => RankedFit() + (_cues.LastRow ? 1.0 : -0.5),
            RowSetKind.Maximum => RankedFit() + Toward(1, rows.SortColumn) + SortFit(rows),
            RowSetKind.Minimum => RankedFit() + Toward(-1, rows.SortColumn) + SortFit(rows),
            _ => 0,
        };
        fit -= _cues.Top > 1 && rows.Kind >= RowSetKind.First ? 3 : 0;
        return rows.IsDerived && rows.Kind is not (RowSetKind.Next or RowSetKind.Previous) && _cues.HowMany ? fit - 0.3 : fit;
    }

    // The oldest has the earliest date, and the largest age.
    private double Toward(int direction, int column) => context.Table.Columns[column].Type == ColumnType.Date && _question.Says("oldest", "older", "youngest", "younger")
        ? (_question.Says("oldest", "older") ? -direction : direction) * 0.8
        : Toward(direction);

    private double RankedFit() => _cues.Superlative ? 1.2 : -1.5;

    private double SortFit(RowSet rows)
    {
        var date = context.Table.Columns[rows.SortColumn].Type == ColumnType.Date;
        var temporal = _question.Says("latest", "earliest", "newest", "oldest", "recent", "first", "last", "youngest");
        var overlap = context.Headers.Overlap(rows.SortColumn);
        return (1.5 * overlap) + (date == temporal ? 0.3 : -0.5) - (overlap == 0 && !(date && temporal) ? context.IsIdentifier(rows.SortColumn) && !temporal ? 1.2 : 0.5 : 0);
    }

    private double ColumnFit(Candidate candidate)
    {
        if (candidate.Column < 0)
        {
            return 0;
        }

        if (candidate.Operation is Operation.Choice or Operation.CountChoice or Operation.OrderChoice or Operation.Same)
        {
            return 0.3 * context.Headers.Overlap(candidate.Column);
        }

        var place = context.Headers.AfterWhich[candidate.Column];
        return context.Headers.Overlap(candidate.Column)
            + (place > 0 ? 1.9 - (0.4 * place) : 0)
            + WhFit(candidate)
            + NamingFit(candidate)
            + (candidate.Rows.SortColumn < 0 || AsksForThing ? 0 : candidate.Column == candidate.Rows.SortColumn ? 1.0 : -1.0)
            + (candidate.Column == candidate.Rows.SortColumn && EndsWithHeader(candidate.Column) ? 3 : 0)
            - (IsHalfNamed(candidate.Column) && candidate.Operation is Operation.Lookup or Operation.Measure ? 1.0 : 0)
            - (context.Headers.Overlap(candidate.Column) > 0 ? 0 : 0.05 * Math.Min(candidate.Column, 10))
            + (candidate.Column == candidate.Rows.SortColumn && !_cues.HowMany && place == 0 && !_question.Says("when", "what") ? -0.8 : 0)
            + (candidate.Operation == Operation.Measure && context.Headers.Overlap(candidate.Column) == 0 ? -1.0 : 0)
            + (candidate.Operation == Operation.Lookup && candidate.Rows.Filters(candidate.Column) ? -1.5 : 0);
    }

    /// <summary>Whether the question asks who, which or when; "the highest revenue" by itself asks for the revenue.</summary>
    private bool AsksForThing => _question.Says("which", "who", "whose", "whom", "where", "when", "name", "list") || context.Columns.Any(c => context.Headers.AfterWhich[c] > 0 && !IsRanking(c));

    // The heaviest shipment weight is a weight.
    private bool EndsWithHeader(int column) => context.AsksForNothing && _question.Tokens.Count > 0 && context.Headers.HeaderSays(column, _question.Tokens[^1].Stem);

    // What is the highest salary asks for the salary.
    private bool IsRanking(int column) => _question[0] is "what" && context.IsOrdered(column) && _cues.Superlative && context.Headers.AfterWhich[column] > 1;

    // "2024" names four quarters, not the first of them.
    private bool IsHalfNamed(int column)
        => context.Table.Columns[column].HeaderPath is { Count: > 1 } path && context.Headers.Names(path[0]) && !context.Headers.Names(path[^1]);

    // Who or what is asked for is most often named by the first column of words; a place in a list names nothing.
    private double NamingFit(Candidate candidate)
    {
        if (candidate.Operation is not (Operation.Lookup or Operation.Mode) || context.Headers.Overlap(candidate.Column) > 0)
        {
            return 0;
        }

        var named = candidate.Rows.IsDerived && candidate.Rows.Parent is { } parent && parent.Filters(candidate.Column) ? 0.5 : 0;
        return named + (candidate.Column == context.NamingColumn ? 0.7 : context.IsNumeric(candidate.Column) ? -0.7 : 0);
    }

    private double WhFit(Candidate candidate)
    {
        var (column, type) = (candidate.Column, context.Table.Columns[candidate.Column].Type);
        if (candidate.Operation != Operation.Lookup && candidate.Operation != Operation.Mode && candidate.Operation != Operation.GroupTop)
        {
            return 0;
        }

        if (_question.Says("who", "whom", "whose"))
        {
            return (context.IsIdentifier(column) ? -1 : 0) + (type.IsText() ? 0.8 : -0.5) + (context.Headers.HeaderSays(column, PersonHeaders) ? 0.8 : 0);
        }

        if (_question.Says("when", "what year", "which year", "what date", "which date"))
        {
            return type == ColumnType.Date || context.Headers.HeaderSays(column, "year", Lexer.Stem("date"), "season") ? 1.2 : -0.4;
        }

        if (_question.Says("where"))
        {
            return context.Headers.HeaderSays(column, PlaceHeaders) ? 1.0 : 0;
        }

        return 0;
    }

    private double AnswerFit(Candidate candidate)
    {
        var texts = candidate.Texts;
        var extra = candidate.Operation is Operation.Grouped or Operation.Top or Operation.GroupTop ? 0 : -0.15 * Math.Min(texts.Count - 1, 20);
        var asksList = _question.Says("list", "all", "which are", "what are", "name all");
        var echoed = !_cues.Or && candidate.Operation is Operation.Lookup or Operation.Mode && IsEchoed(texts[0]);
        return (asksList && extra < 0 ? extra / 3 : extra) - (echoed ? 1.2 : 0);
    }

    public bool IsEchoed(string answer)
    {
        var key = Lexer.Key(answer);
        return key.Length > 1 && _question.Find(key) >= 0;
    }
}
