using ExcelChat.Plans;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Ranking;

/// <summary>
/// Scores candidates by rules: the words of the question that a candidate accounts for, and how well its operation, its columns and
/// its answer fit the wording. Scores are log-odds up to a constant.
/// </summary>
internal sealed partial class HandRanker(PlanningContext context)
{
    private readonly Cues _cues = context.Cues;
    private readonly Utterance _question = context.Question;

    /// <summary>The words of the question that a candidate leaves out: they are in none of its entities and headers, do not name the table and ask for no operation.</summary>
    public IReadOnlyList<string> Ignored(Candidate candidate) => [.. IgnoredTokens(candidate).Places().Select(i => _question[i])];

    /// <summary>
    /// How much of the question a candidate accounts for, 0 to 1. A left-out word that stands where a name would, after "of" or "from",
    /// weighs most: it names something that is not there. A column in the place of one that is named wholly accounts for half.
    /// </summary>
    public double Explained(Candidate candidate)
    {
        var share = Content.Count == 0 ? 0.7 : 1 - ((double)IgnoredTokens(candidate).Count / Content.Count);
        return share * (LeavesOutName(candidate) ? 0.6 : 1) * (IsStandIn(candidate) ? 0.5 : 1) * (LeavesOutStated(candidate) ? 0.5 : 1);
    }

    /// <summary>
    /// What the words that a candidate leaves out leave of its confidence, 0 to 1. Training questions are all about something that is in their table, and cannot
    /// tell how wrong an answer is that passes over a name that is not there: such a name counts for more than other words.
    /// </summary>
    public double Trust(Candidate candidate)
        => Math.Pow(Math.Min(1, (LeavesOutName(candidate) || IsStandIn(candidate) || LeavesOutStated(candidate) ? 2 : 4) * Explained(candidate)), 2);

    private bool LeavesOutName(Candidate candidate) => IgnoredTokens(candidate).Places().Any(IsName);

    private bool IsStandIn(Candidate candidate) => candidate.Column >= 0 && context.Headers.StandsIn(candidate.Column);

    private bool LeavesOutStated(Candidate candidate) => context.Stated.Count > 0 && !context.Stated.Overlaps(candidate.Rows.Covered);

    public HandScore Score(Candidate candidate)
        => new(Coverage(candidate), OperationFit(candidate), RowsFit(candidate.Rows), ColumnFit(candidate), AnswerFit(candidate));

    private double Coverage(Candidate candidate)
    {
        var covered = candidate.Rows.Covered;
        var named = context.Named;
        var header = HeaderTokens(candidate);
        var unread = context.HeaderNamed.Without(header).Without(covered).Count;
        var weak = candidate.Rows.Entities.Count(e => e.Kind is EntityKind.Part or EntityKind.Word);
        return (1.0 * Intersection(covered, named))
            + (0.45 * covered.Without(named).Count)
            - (1.0 * named.Without(covered).Without(header).Count)
            - (0.8 * unread)
            - (0.9 * context.Stated.Without(covered).Without(header).Without(named).Count)
            - (0.1 * weak)
            - (0.6 * candidate.Rows.Entities.Count(IsFarFetched))
            + (0.8 * candidate.Rows.Entities.Sum(NumberFit));
    }

    // The 5 of "a satisfaction of 5" is of the column that is named before it, and a year before all of a date. "Charges after 2020" says nothing of the kind.
    private int NumberFit(Entity entity)
    {
        var first = (int)UInt128.TrailingZeroCount(entity.Span.Bits);
        var numbers = entity.Span.Count == 0 ? [] : Enumerable.Range(first, entity.Span.Count).Where(i => i < _question.Tokens.Count && _question.Tokens[i].Number is not null).ToArray();
        if (numbers.Length == 0)
        {
            return 0;
        }

        var before = _question[first - 1] is "of" or "is" or "was" ? first - 2 : first - 1;
        return before < 0 || !context.Columns.Any(c => InHeader(c, before)) ? 0
            : InHeader(entity.Column, before) ? 1
            : entity.Kind == EntityKind.Stated && Array.Exists(numbers, i => _question.Tokens[i].IsYear) ? 0
            : -1;
    }

    // A number compared with a column that the question does not name.
    private bool IsFarFetched(Entity entity)
        => entity.Kind == EntityKind.Stated && context.Table.Columns[entity.Column].Type != ColumnType.Date
            && (context.Headers.Overlap(entity.Column) == 0 || (context.IsIdentifier(entity.Column) && context.Stated.Overlaps(entity.Span)));

    public TokenSet IgnoredTokens(Candidate candidate) => Content
        .Without(candidate.Rows.Covered)
        .Without(HeaderTokens(candidate))
        .Without(context.Headers.Captioned)
        .Without(candidate.Operation == Operation.Share ? Shares : default);

    /// <summary>The tokens that say what the question is about.</summary>
    private TokenSet Content { get; } = context.Question.Where(token => token.Text.Length > 1
        && (context.Question.IsAbbreviation(token) || !(StopWords.Contains(token.Text) || Cues.IsCue(token.Text))));

    private TokenSet Shares { get; } = context.Question.Where(token => Cues.IsShare(token.Text));

    // Of a count of rows, what names each of them is accounted for.
    private TokenSet Keys { get; } = context.Columns.Where(context.IsKey).Aggregate(default(TokenSet), (set, column) => set.With(context.Headers.Tokens(column)));

    private bool IsName(int token)
    {
        var before = _question[token - 1] is "the" or "a" or "an" ? _question[token - 2] : _question[token - 1];
        return before is "of" or "in" or "from" or "for" or "at" or "to" or "with" or "named" or "called";
    }

    private static int Intersection(TokenSet left, TokenSet right) => new TokenSet(left.Bits & right.Bits).Count;

    // A word of the question that is in the header of a used column is accounted for, even if a cell has it too.
    private TokenSet HeaderTokens(Candidate candidate)
    {
        var used = InHeader(candidate.Column).With(InHeader(candidate.Rows.SortColumn)).With(candidate.By < 0 ? default : ByTokens(candidate)).With(InHeader(candidate.By));
        foreach (var entity in candidate.Rows.Entities)
        {
            used = used.With(InHeader(entity.Column)).With(entity.Foreign?.Tokens(entity.ForeignColumn) ?? default);
        }

        return used.With(candidate.Column < 0 ? Keys : default).With(candidate.Foreign?.Tokens(candidate.ForeignColumn) ?? default);
    }

    private TokenSet InHeader(int column) => column < 0 ? default : context.Headers.Tokens(column);

    private bool InHeader(int column, int token) => InHeader(column).Overlaps(TokenSet.Of(token, 1));

    private double OperationFit(Candidate candidate) => candidate.Operation switch
    {
        Operation.Difference => (_cues.Difference ? 3 : -3) - (candidate.Column < 0 && context.Columns.Any(c => context.IsNumeric(c) && context.IsSummable(c) && context.Headers.Overlap(c) >= 0.5) ? 1.5 : 0),
        Operation.Count => CountFit() + (IsCountOfOne(candidate) ? 0 : 1.5) - (CountsUnits() ? 4 : 0),
        Operation.CountDistinct => CountFit() + (IsCountedKind(candidate.Column) ? 3 : context.Headers.Overlap(candidate.Column) > 0 ? 0.6 : -0.6),
        Operation.Measure => MeasureFit(candidate),
        Operation.Lookup => LookupFit(candidate),
        Operation.Span => (_cues.Total ? 1.5 : candidate.Rows.Count == 1 ? 0.8 : 0) + (_cues.Average || _cues.Difference ? -3 : 0),
        Operation.Mode or Operation.RarestMode => (_cues.Superlative ? 0.2 : -1.5) + Toward(candidate.Direction) + (_question.Says("common", "often", "frequent", "popular") ? 1.5 : AsksMostOfTable ? 2.5 : _question.Says("most", "least", "fewest") ? 0.5 : -0.8),
        Operation.ModeCount => _cues.HowMany ? -0.5 : -2.5,
        Operation.Choice => ChoiceFit(candidate) + ((context.Headers.Overlap(candidate.By) > 0 ? 1.2 : 0) * context.Headers.Overlap(candidate.By)),
        Operation.CountChoice => ChoiceFit(candidate) - 0.3,
        Operation.OrderChoice => ChoiceFit(candidate) + (_question.Says("first", "earlier", "before", "last", "later", "after") ? 0.3 : -0.8),
        Operation.Same => _cues.Same ? 1.2 : -2,
        Operation.Grouped => GroupedFit(candidate),
        Operation.GroupTop => GroupTopFit(candidate),
        Operation.Share => ShareFit(candidate),
        Operation.ForeignLookup => 0.5 + (1.5 * ByOverlap(candidate)) - (_cues.HowMany || _cues.Total || _cues.Average ? 3 : 0),
        Operation.Top => 1.5 + Toward(candidate.Direction) + (2 * context.Headers.Overlap(candidate.By)) + (context.IsKey(candidate.Column) ? 0 : -2) - (context.IsIdentifier(candidate.By) ? 2 : 0)
            + (candidate.Column == context.NamingColumn ? 0.5 : context.IsIdentifier(candidate.Column) ? -1.5 : 0),
        _ => 0,
    };

    // Suppliers of "how many suppliers", where each stands in many rows.
    private bool IsCountedKind(int column) => context.Headers.AfterWhich[column] == 1 && context.Repeats(column)
        && !context.Columns.Any(c => context.Headers.AfterWhich[c] == 1 && context.IsKey(c));

    // How many asks for no count where there can be but one.
    private bool IsCountOfOne(Candidate candidate) => candidate.Rows is { Count: 1, Entities: [var only] } && context.IsKey(only.Column);

    /// <summary>Whether "the most employees" is asked of a table of employees: the most rows.</summary>
    private bool AsksMostOfTable => Enumerable.Range(1, Math.Max(0, _question.Tokens.Count - 1))
        .Any(i => _question[i - 1] is "most" or "fewest" or "least" && context.Headers.IsCaption(_question.Tokens[i].Stem) && !context.Columns.Any(c => InHeader(c, i) && !context.IsKey(c)));

    private double CountFit() => _cues.Difference ? -2 : _cues.HowMuch ? -3 : !_cues.HowMany ? -2.5 : _cues.Total && context.Columns.Any(IsCountedAmount) ? -2 : 0;

    // Students of "how many students in total", where a column has their numbers.
    private bool IsCountedAmount(int column)
        => context.Headers.AfterWhich[column] == 1 && context.IsNumeric(column) && context.IsSummable(column);

    // Units and thousand dollars are no rows; they are what numbers count.
    private bool CountsUnits() => _question.Find("how many") is >= 0 and var asked
        && Cues.IsUnit(_question[asked + 2] is "thousand" or "million" or "billion" ? _question[asked + 3] : _question[asked + 2]);

    private double MeasureFit(Candidate candidate)
    {
        var fit = candidate.Function switch
        {
            AggregateFunction.Sum => _cues.Total ? (_cues.HowMany && IsCountedAmount(candidate.Column) ? 3 : 1.2) : _cues.HowMany ? 0.1 + CountedFit(candidate) + (_cues.HowMuch && context.IsAdditive(candidate.Column) ? 0.5 : 0) : context.AsksForNothing && !_cues.Superlative ? -0.2 : -1.5,
            AggregateFunction.Average => IsDate(candidate.Column) ? 0 : 3,
            AggregateFunction.Median => IsDate(candidate.Column) ? 0 : 3,
            AggregateFunction.StandardDeviation => 3,
            AggregateFunction.Range => _cues.Difference ? -0.5 : -1.5,
            AggregateFunction.Maximum => -0.2 + Toward(1),
            AggregateFunction.Minimum => -0.2 + Toward(-1),
            _ => 0,
        };
        var single = candidate.Rows.Count == 1 ? -1.5 : 0;
        var otherwise = candidate.Function != AggregateFunction.Average && _cues.Average ? -3 : 0;
        return fit + single + otherwise + (_cues.Difference && candidate.Function != AggregateFunction.Range ? -3 : 0);
    }

    private bool IsDate(int column) => context.Table.Columns[column].Type == ColumnType.Date;

    // How many goals is a sum of goals; how many years with over 130 goals is not.
    private double CountedFit(Candidate candidate)
        => candidate.Rows.Filters(candidate.Column) ? -1 : context.Headers.Overlap(candidate.Column) >= 0.99 && !context.IsKey(candidate.Column) ? 2 : context.Headers.AfterWhich[candidate.Column] > 0 ? 1 : 0.8 * context.Headers.Overlap(candidate.Column);

    private double LookupFit(Candidate candidate)
    {
        // The largest total is a total of groups where what is asked for stands in many rows.
        var ranked = candidate.Rows.SortColumn >= 0 && !context.IsKey(candidate.Column) && candidate.Column != candidate.Rows.SortColumn;
        var fit = !ranked ? 0 : _cues.Total || _cues.Average ? -2.0 : context.IsAdditive(candidate.Rows.SortColumn) || IsMostOf(candidate.Rows.SortColumn) ? -1.5 : 0;
        if (_cues.HowMany)
        {
            fit += context.IsIdentifier(candidate.Column) ? -3 : context.IsNumeric(candidate.Column) && context.Headers.Overlap(candidate.Column) > 0 ? 1.2 : -1.5;
        }

        return fit + (_cues.Average ? -2 : 0) + (_cues.Difference && _cues.HowMany ? -1.5 : 0);
    }

    // Which of two; where a total or a mean is asked for, "or" names both.
    private double ChoiceFit(Candidate candidate)
        => (_cues.Or && !_cues.HowMany ? 1.5 : -1.5) + Toward(candidate.Direction) - (_cues.Direction == 0 && (_cues.Total || _cues.Average) ? 3 : 0);

    private double GroupedFit(Candidate candidate)
        => (IsGroupedBy(candidate) && !IsPlainMean(candidate) ? 3.5 : -2) + (ByOverlap(candidate) * 0.5) + (candidate.Column < 0 ? 0.3 : 0)
            + (_cues.Direction == 0 ? 0 : candidate.Function is AggregateFunction.Maximum or AggregateFunction.Minimum && !AsksForThing ? 0 : -2);

    // The average per order is the average; so is the average monthly cost where the months are rows.
    private bool IsPlainMean(Candidate candidate)
        => (_cues.Average && candidate.Part is null && candidate.Foreign is null && context.IsKey(candidate.By))
            || (candidate.Part is not null && SaysAdverb && (_cues.Average || _cues.Total || _cues.Direction != 0));

    private bool SaysAdverb => _cues.PeriodToken >= 0 && _question[_cues.PeriodToken] is not ("month" or "quarter" or "year" or "day" or "weekday");

    // Most of what can be added up is a sum.
    private bool IsMostOf(int column) => context.IsSummable(column)
        && Enumerable.Range(1, Math.Max(0, _question.Tokens.Count - 1)).Any(i => _question[i - 1] is "most" or "fewest" or "least" && InHeader(column, i));

    private double GroupTopFit(Candidate candidate)
        => 0.8 + (_cues.Total || _cues.Average ? 1.2 : 0) + (_cues.Top > 1 ? 2 : 0) + Math.Max(0, 1.2 * ByOverlap(candidate))
            + (candidate.Column < 0 ? -0.3 : context.IsAdditive(candidate.Column) || IsMostOf(candidate.Column) ? 2.2 : 0) + (context.Headers.AfterWhich[candidate.By] > 0 || candidate.Part is not null ? 0.8 : 0)
            + (candidate.Part is null ? 0 : PartIsAsked ? 2 : -3)
            + (_cues.Or && ChoosesAmongNamed(candidate) ? 1.5 : 0);

    // Vienna or Prague is a choice between cities, whatever else the rows could be grouped by.
    private static bool ChoosesAmongNamed(Candidate candidate)
        => candidate.Rows.Kind == RowSetKind.Either && candidate.Rows.Entities.All(e => e.Column == candidate.By && e.ForeignColumn == candidate.ForeignColumn);

    private bool PartIsAsked => _cues.PeriodToken > 0 && _question[_cues.PeriodToken - 1] is "which" or "what";

    /// <summary>How much of the header of the grouping column the question names.</summary>
    private double ByOverlap(Candidate candidate) => candidate switch
    {
        { Foreign: { } foreign } => foreign.Headers.Overlap(candidate.ForeignColumn),
        { By: < 0 } => 0,
        _ => context.Headers.Overlap(candidate.By),
    };

    /// <summary>The tokens that name what a candidate groups by.</summary>
    private TokenSet ByTokens(Candidate candidate) => candidate switch
    {
        { Foreign: { } foreign } => foreign.Tokens(candidate.ForeignColumn),
        { Part: not null } => _cues.PeriodToken < 0 ? default : TokenSet.Of(_cues.PeriodToken, 1),
        _ => InHeader(candidate.By),
    };

    // Share of what: a column, or the rows.
    private double ShareFit(Candidate candidate)
    {
        var at = Enumerable.Range(0, _question.Tokens.Count).First(i => Cues.IsShare(_question[i]));
        var measured = Enumerable.Range(at + 1, 4).Where(i => i < _question.Tokens.Count).ToArray();
        var named = Array.Exists(measured, i => context.Columns.Any(c => context.IsNumeric(c) && context.IsSummable(c) && InHeader(c, i)));
        var fits = candidate.Column < 0 ? !named : Array.Exists(measured, i => InHeader(candidate.Column, i));
        return 4 + (fits ? 1.5 : -1) - (candidate.Rows.Entities.Count > 1 && candidate.Rows.Parent!.Kind == RowSetKind.All ? 0.7 : 0);
    }

    /// <summary>Whether what groups follows "by", "per", "each" or "every"; "monthly" says it by itself.</summary>
    private bool IsGroupedBy(Candidate candidate)
    {
        if (candidate.Part is not null && (_cues.PeriodToken < 0 || SaysAdverb))
        {
            return true;
        }

        for (var i = 0; i < _question.Tokens.Count; i++)
        {
            // Ordered by customers says who ordered.
            var passive = _question[i] == "by" && _question[i - 1].EndsWith("ed", StringComparison.Ordinal) && _question[i - 1] is not ("grouped" or "sorted");
            if (_question[i] is "by" or "per" or "each" or "every" && !passive && ByTokens(candidate).Overlaps(TokenSet.Of(i + 1, 2)))
            {
                return true;
            }
        }

        return false;
    }

    private double Toward(int direction) => direction == 0 || _cues.Direction == 0 ? 0 : direction == _cues.Direction ? 0.8 : -0.8;
}
