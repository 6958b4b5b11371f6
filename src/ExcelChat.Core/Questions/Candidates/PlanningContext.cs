using ExcelChat.Plans;
using ExcelChat.Plans.Execution;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Questions.Candidates;

/// <summary>A question held against one table: what both sides offer before any plan is made.</summary>
internal sealed class PlanningContext
{
    private static readonly string[] Identifying = ["id", "#", "no", "nr", Lexer.Stem("number"), "rank", "year", Lexer.Stem("code"), Lexer.Stem("position")];

    private static readonly string[] Additive = [.. new[] { "revenue", "sales", "amount", "quantity", "cost", "expense", "profit", "turnover", "spend" }.Select(Lexer.Stem)];

    private const int LongTable = 20_000;

    private const int MaxColumns = 300;

    private TokenSet? _named;
    private TokenSet? _stated;

    public PlanningContext(Utterance question, Cues cues, Table table, IReadOnlyList<Table> others, Executor executor)
    {
        (Question, Cues, Table, Executor) = (question, cues, table, executor);
        Headers = new(table, question);
        var every = Enumerable.Range(0, table.Columns.Count);
        Columns = [.. table.Columns.Count <= MaxColumns ? every : every.OrderByDescending(IsNamed).ThenByDescending(Headers.Overlap).Take(MaxColumns)];
        var entities = new EntityLinker(table, question, executor.CancellationToken).Link();
        var stated = new ConditionLinker(table, question).Link();
        var foreign = new ForeignLinker(table, question, executor);
        Foreign = foreign.Find(others);
        HeaderNamed = question.Where(token => !StopWords.Contains(token.Text) && !Cues.IsCue(token.Text) && Headers.AnySays(token.Stem));
        NamingColumn = every.FirstOrDefault(c => table.Columns[c].Type.IsText() && !Headers.HeaderSays(c, "#", "rank", "no", "pos", "number"), -1);
        var counted = cues.TopToken < 0 ? default : TokenSet.Of(cues.TopToken, 1);
        var recent = stated.Where(s => s.Where is Recent).Aggregate(default(TokenSet), (set, s) => set.With(s.Span));
        entities = [.. entities.Where(e => !e.Span.Overlaps(recent))];
        Entities = [.. entities.Concat(stated.Where(s => !entities.Any(e => e.Column == s.Column && e.Span == s.Span))).Where(e => e.Span != counted), .. foreign.Link(Foreign, entities)];
    }

    public Utterance Question { get; }

    public Cues Cues { get; }

    public Table Table { get; }

    public Executor Executor { get; }

    public HeaderLinker Headers { get; }

    public IReadOnlyList<Entity> Entities { get; }

    /// <summary>The other tables that rows of this one refer to.</summary>
    public IReadOnlyList<ForeignTable> Foreign { get; }

    /// <summary>The first column of words, which most often names what a row is about; -1 when there is none.</summary>
    public int NamingColumn { get; }

    /// <summary>Tokens that name whole cells: a reading that leaves them unused is suspect.</summary>
    public TokenSet Named => _named ??= Entities
        .Where(e => e.Kind <= EntityKind.Core)
        .Aggregate(default(TokenSet), (set, e) => set.With(e.Span))
        .Without(Headers.Captioned);

    /// <summary>Tokens that state a year or a comparison.</summary>
    public TokenSet Stated => _stated ??= Entities.Where(e => e.Kind == EntityKind.Stated && e.Span.Count > 0 && IsPlain(e)).Aggregate(default(TokenSet), (set, e) => set.With(e.Span));

    // A bare number may be anything; a year of a date column and a comparison in words are meant.
    private bool IsPlain(Entity entity) => entity.Span.Count > 1 || Table.Columns[entity.Column].Type is ColumnType.Date or ColumnType.Boolean;

    /// <summary>Tokens that are in the header of some column.</summary>
    public TokenSet HeaderNamed { get; }

    public string Name(int column) => Table.Columns[column].Name;

    public bool IsNumeric(int column) => Table.Columns[column].Type.IsNumber() || Table.Columns[column].Type.IsTime();

    /// <summary>Whether the values of a column are amounts, of which a sum over rows says more than any one.</summary>
    public bool IsAdditive(int column)
        => IsNumeric(column) && Headers.HeaderSays(column, Additive) && !Headers.HeaderSays(column, "average", "per", "rat", "unit");

    /// <summary>Whether a sum over the rows of a column makes sense: shares, rates, prices a unit and numbers that name do not add up.</summary>
    public bool IsSummable(int column)
        => Table.Columns[column].Type != ColumnType.Percent && !IsIdentifier(column) && !Headers.HeaderSays(column, "per", "rat", "averag", "age", Lexer.Stem("price"))
            && !(Headers.HeaderSays(column, "unit") && Headers.Stems(column).Count > 1);

    /// <summary>Whether a column numbers its rows or names a year: numbers that no sum makes sense of.</summary>
    public bool IsIdentifier(int column)
    {
        var numbers = Table.Columns[column].Numbers;
        return Headers.HeaderSays(column, Identifying)
            || (numbers.Length > 2 && numbers[^1] - numbers[0] == numbers.Length - 1 && numbers.IndexOfAnyExceptInRange(numbers[0], numbers[^1]) < 0 && IsKey(column));
    }

    /// <summary>Whether "between" begins a stretch of dates or numbers and asks for no distance.</summary>
    public bool IsRangeStated => Question.Find("between") is >= 0 and var at && Entities.Any(e => e.Kind == EntityKind.Stated && e.Span.Overlaps(TokenSet.Of(at, 1)));

    /// <summary>Whether the question only names things, as "revenue of North" does.</summary>
    public bool AsksForNothing => !Question.Says("what", "which", "who", "whose", "whom", "when", "where", "how", "is", "are", "do", "does", "did", "name", "list");

    /// <summary>Whether a column is worth a plan over so many rows: of a long table only those that the question names are, since each plan walks all rows.</summary>
    public bool IsWorth(int column, int rows) => rows <= LongTable || IsNamed(column);

    /// <summary>Whether the question says some of a column's header.</summary>
    public bool IsNamed(int column) => Headers.Overlap(column) > 0 || Headers.AfterWhich[column] > 0;

    public bool IsOrdered(int column) => IsNumeric(column) || Table.Columns[column].Type == ColumnType.Date;

    /// <summary>Whether nearly every row has its own value in a column.</summary>
    public bool IsKey(int column) => ColumnSample.Of(Table.Columns[column]).IsKey;

    /// <summary>Whether each text of a column stands in several rows.</summary>
    public bool Repeats(int column) => Table.Columns[column].Type.IsText() && ColumnSample.Of(Table.Columns[column]).Repeats;

    /// <summary>The columns that plans are made of: all, or of very many the first hundreds, those that the question names before others.</summary>
    public IReadOnlyList<int> Columns { get; }
}
