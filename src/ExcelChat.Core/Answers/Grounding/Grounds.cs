using ExcelChat.Answers.Tools;
using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Grounding;

/// <summary>What a text may claim after some findings: the numbers and days of the results and of the plans, names, and the cells of the proofs.</summary>
internal sealed class Grounds
{
    private const int MaxRows = 2_000;
    private const int MaxName = 200;

    private readonly List<Ground> _numbers = [];
    private readonly List<DateTime> _days = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SheetRange> _cells = [];

    /// <summary>Collects what may be claimed.</summary>
    /// <param name="question">The question: what it names may be named, but its figures prove nothing.</param>
    /// <param name="tables">The tables in scope, for their names and their columns'.</param>
    /// <param name="findings">What was computed.</param>
    public Grounds(string question, IReadOnlyList<Table> tables, IReadOnlyList<Finding> findings)
    {
        Question = question;
        AddNames(tables.SelectMany(table => table.Columns.Select(column => column.Name).Concat([table.Name, table.Title ?? "", table.Sheet, table.Workbook.FileName])));
        foreach (var (plan, result) in findings)
        {
            AddResult(result, IsRatio(plan));
            AddPlan(plan);
        }
    }

    public string Question { get; }

    public IReadOnlyList<Ground> Numbers => _numbers;

    public IReadOnlyList<DateTime> Days => _days;

    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The cells of the proofs: operands, filters and headers.</summary>
    public IReadOnlyList<SheetRange> Cells => _cells;

    private void AddResult(Result result, bool isRatio)
    {
        var proof = result.Proof;
        _cells.AddRange([.. proof.Operands, .. proof.Filters, .. proof.Headers]);
        _numbers.AddRange([Count(result.RowCount), Count(proof.RowsRead), Count(proof.RowsUsed)]);
        AddNames(result.Columns.Select(column => column.Name));
        for (var row = 0; row < Math.Min(result.RowCount, MaxRows); row++)
        {
            AddRow(result, row, isRatio);
        }
    }

    private void AddRow(Result result, int row, bool isRatio)
    {
        var columns = Enumerable.Range(0, result.Columns.Count);
        string[] labels = result.RowCount < 2 ? [] : [.. columns.Where(c => result.Value(row, c).Kind == CellKind.Text).Select(c => result.Text(row, c).Trim()).Where(text => text.Length > 0)];
        AddNames(columns.Select(c => result.Text(row, c)));
        foreach (var column in columns)
        {
            var value = result.Value(row, column);
            if (value.AsDateTime() is { } day)
            {
                _days.Add(day);
            }
            else if (value.Kind is CellKind.Number or CellKind.Time)
            {
                _numbers.Add(Number(value.Number, result.Text(row, column), result.Columns[column], isRatio) with { Labels = labels });
            }
        }
    }

    private static Ground Number(double value, string shown, ResultColumn column, bool isRatio)
    {
        var words = column.Unit?.Split(' ', 2) ?? [];
        var scale = words.Length > 0 ? Units.ScaleOf(words[0]) : null;
        return new(value, shown)
        {
            Scale = scale ?? 1,
            Unit = scale is null ? column.Unit : words.Length > 1 ? words[1] : null,
            IsPercent = column.Type == ColumnType.Percent || shown.TrimEnd().EndsWith('%') || (isRatio && column is { Type: ColumnType.Number, Unit: null }),
        };
    }

    // The engine shows a ratio or a change as a plain number, and people say it in per cent.
    private static bool IsRatio(Plan plan) => PlanTree.All(plan).Any(node => node switch
    {
        Derive derive => derive.Operator is ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange,
        Extend { Value: Arithmetic arithmetic } => arithmetic.Operator is ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange,
        _ => false,
    });

    private static Ground Count(int count) => new(count, "") { IsCount = true };

    // What a plan compares with, it was told; a text may repeat it.
    private void AddPlan(Plan plan)
    {
        foreach (var node in PlanTree.All(plan))
        {
            if (node is Limit limit)
            {
                _numbers.Add(Count(limit.Count));
            }

            foreach (var literal in LiteralsOf(node))
            {
                AddLiteral(literal);
            }
        }
    }

    private void AddLiteral(Literal literal)
    {
        AddNames([literal.Text ?? ""]);
        if (literal.Number is { } number)
        {
            _numbers.Add(new(number, literal.ToString()));
        }

        if (literal.Date is { } day)
        {
            _days.Add(day);
        }
    }

    private static IEnumerable<Literal> LiteralsOf(Plan plan) => plan switch
    {
        Constant constant => [constant.Value],
        Filter filter => PlanTree.PartsOf(filter.Where).SelectMany(LiteralsOf),
        _ => [],
    };

    private static IEnumerable<Literal> LiteralsOf(Predicate part) => part switch
    {
        Comparison { Value: { } value } => [value],
        Membership membership => membership.Values,
        Between between => [between.Low, between.High],
        _ => [],
    };

    private void AddNames(IEnumerable<string> names) => _names.UnionWith(names.Select(name => name.Trim()).Where(name => name.Length is > 0 and <= MaxName));
}
