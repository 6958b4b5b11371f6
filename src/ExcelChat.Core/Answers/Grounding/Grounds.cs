using ExcelChat.Answers.Tools;
using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Grounding;

/// <summary>What a text may claim after some findings: the numbers and days of the results, what the question gave to their plans, names, and the cells of the proofs.</summary>
internal sealed partial class Grounds
{
    private const int MaxRows = 2_000;
    private const int MaxName = 200;

    private readonly List<Ground> _numbers = [];
    private readonly List<(DateTime Day, Finding Finding)> _days = [];
    private readonly List<DateTime> _givenDays = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _shown = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<CellRange> _ranges = [];
    private readonly List<SheetRange> _cells = [];

    /// <summary>Collects what may be claimed.</summary>
    /// <param name="question">The question: what it names may be named, but its figures prove nothing by themselves.</param>
    /// <param name="tables">The tables in scope, for their names and their columns'.</param>
    /// <param name="findings">What was computed.</param>
    public Grounds(string question, IReadOnlyList<Table> tables, IReadOnlyList<Finding> findings)
    {
        Question = question;
        AddNames(tables.SelectMany(table => table.Columns.Select(column => column.Name).Concat([table.Name, table.Title ?? "", table.Sheet, table.Workbook.FileName])).Where(PlainName.Is));
        _ranges.UnionWith(tables.Select(table => table.Range));
        AddCounts(tables);
        foreach (var finding in findings)
        {
            AddResult(finding);
            AddCounts(finding.Plan, finding.Result, tables);
            AddPlan(finding.Plan);
        }

        AddDomains(tables, findings);
    }

    public string Question { get; }

    public IReadOnlyList<Ground> Numbers => _numbers;

    /// <summary>The days of the results.</summary>
    public IReadOnlyList<(DateTime Day, Finding Finding)> Days => _days;

    /// <summary>The days that the question gave.</summary>
    public IReadOnlyList<DateTime> GivenDays => _givenDays;

    /// <summary>Names that may be written with their digits.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>What cells of the results show; it may be quoted.</summary>
    public IReadOnlyCollection<string> Shown => _shown;

    /// <summary>The cells of the proofs: operands, filters and headers.</summary>
    public IReadOnlyList<SheetRange> Cells => _cells;

    /// <summary>The ranges that may be named: of the proofs, alone and together, and of the tables.</summary>
    public IReadOnlyCollection<CellRange> Ranges => _ranges;

    private void AddResult(Finding finding)
    {
        var (result, proof) = (finding.Result, finding.Result.Proof);
        var (isRatio, labels) = (IsRatio(finding.Plan), (Label[])[.. PlanLabels.Of(finding.Plan), .. PlanLabels.MeasuresOf(finding.Plan)]);
        _cells.AddRange([.. proof.Operands, .. proof.Filters, .. proof.Headers]);
        AddRanges(proof.Operands, proof.Filters, proof.Headers);
        for (var row = 0; row < Math.Min(result.RowCount, MaxRows); row++)
        {
            AddRow(finding, row, isRatio, labels);
        }
    }

    private void AddRow(Finding finding, int row, bool isRatio, IReadOnlyList<Label> asked)
    {
        var result = finding.Result;
        var columns = Enumerable.Range(0, result.Columns.Count);
        var labels = columns.Select(c => LabelOf(result, row, c)).OfType<Label>().ToArray();
        string[] texts = [.. columns.Select(c => result.Text(row, c).Trim())];
        _shown.UnionWith(texts.Where(text => text.Length > 0));
        AddNames(texts.Where(PlainName.IsCode));
        foreach (var column in columns)
        {
            var value = result.Value(row, column);
            var proving = IsProved(value, result.Proof) ? finding : null;
            if (value.AsDateTime() is { } day)
            {
                AddDay(day, proving);
            }
            else if (value.Kind is CellKind.Number or CellKind.Time)
            {
                _numbers.Add(Number(value.Number, texts[column], result.Columns[column], isRatio) with { Finding = proving, Labels = Joined(labels, asked, result, column) });
            }
        }
    }

    // What no cell gave is no proof of anything; but that there is none is read from the rows that were passed over.
    private static bool IsProved(CellValue value, Proof proof) => proof.Operands.Count > 0 || (proof.RowsRead > 0 && value is { Kind: CellKind.Number, Number: 0 });

    private void AddDay(DateTime day, Finding? proving)
    {
        if (proving is null)
        {
            _givenDays.Add(day);
        }
        else
        {
            _days.Add((day, proving));
        }
    }

    private static Label? LabelOf(Result result, int row, int column) => result.Value(row, column) switch
    {
        { Kind: CellKind.Text } when result.Text(row, column).Trim() is { Length: > 0 } text => new(result.Columns[column].Name, text),
        { Kind: CellKind.Number, Number: var year } when column == 0 && result is { RowCount: > 1, Columns.Count: > 1 } && PlanLabels.IsYear(year) => PlanLabels.Year((int)year),
        _ => null,
    };

    // What stands in the row says more than the condition that let several rows in, and of several measures each has a column of its own.
    private static Label[] Joined(Label[] labels, IReadOnlyList<Label> asked, Result result, int column)
    {
        var measured = asked.Where(label => label.Column == Label.Measure).ToArray();
        var own = measured.Where(label => Words.Occur(result.Columns[column].Name, label.Value!)).ToArray();
        return [.. labels, .. asked.Where(label => label.Column != Label.Measure && !Array.Exists(labels, known => known.Column == label.Column)), .. own.Length > 0 ? own : measured];
    }

    private static Ground Number(double value, string shown, ResultColumn column, bool isRatio)
    {
        var words = column.Unit?.Split(' ', 2) ?? [];
        var scale = words.Length > 0 ? Units.ScaleOf(words[0]) : null;
        return new(value, shown)
        {
            Scale = scale ?? 1,
            Unit = scale is null ? column.Unit : words.Length > 1 ? words[1] : null,
            IsPercent = column.Type == ColumnType.Percent || shown.EndsWith('%') || (isRatio && column is { Type: ColumnType.Number, Unit: null }),
        };
    }

    // The engine shows a ratio or a change as a plain number, and people say it in per cent.
    private static bool IsRatio(Plan plan) => PlanTree.All(plan).Any(node => node switch
    {
        Derive derive => derive.Operator is ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange,
        Extend { Value: Arithmetic arithmetic } => arithmetic.Operator is ArithmeticOperator.Ratio or ArithmeticOperator.PercentChange,
        _ => false,
    });

    // A range that is one row too long names cells that nobody added up, so only whole ranges count: each, and what surrounds those of one kind.
    private void AddRanges(IReadOnlyList<SheetRange> operands, IReadOnlyList<SheetRange> filters, IReadOnlyList<SheetRange> headers)
    {
        _ranges.UnionWith(operands.Concat(filters).Concat(headers).Select(cells => cells.Range));
        foreach (var together in (IEnumerable<SheetRange>[])[operands, filters, operands.Concat(filters), operands.Concat(filters).Concat(headers)])
        {
            if (together.Select(cells => cells.Range).ToArray() is { Length: > 1 } ranges)
            {
                _ranges.Add(CellRange.Of(ranges.Min(r => r.First.Row), ranges.Min(r => r.First.Column), ranges.Max(r => r.Last.Row), ranges.Max(r => r.Last.Column)));
            }
        }
    }

    private void AddNames(IEnumerable<string> names) => _names.UnionWith(names.Select(name => name.Trim()).Where(name => name.Length is > 0 and <= MaxName));
}
