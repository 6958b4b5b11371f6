using ExcelChat.Answers.Tools;
using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;
using ExcelChat.Tables.Columns;

namespace ExcelChat.Answers.Grounding;

/// <content>What else a number could be of: the other values of the columns that say what it is of.</content>
internal sealed partial class Grounds
{
    private const int MaxTexts = 20_000;
    private const int MaxDomain = 1_000;
    private const int ShortestLabel = 2;
    private const int LongestLabel = 80;

    private readonly Dictionary<string, HashSet<string>> _domains = new(StringComparer.Ordinal);

    /// <summary>By column, what a text could say that a number is of.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Domains => _domains;

    private void AddDomains(IReadOnlyList<Table> tables, IReadOnlyList<Finding> findings)
    {
        foreach (var label in _numbers.SelectMany(number => number.Labels))
        {
            AddToDomain(label.Column, label.Value ?? "");
        }

        var scanned = findings.SelectMany(finding => PlanTree.All(finding.Plan).OfType<Scan>()).Select(scan => scan.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var column in tables.Where(table => scanned.Contains(table.Id)).SelectMany(table => table.Columns))
        {
            AddMeasure(column);
            AddValues(column);
        }
    }

    private void AddMeasure(Column column)
    {
        if (column.Type.IsNumber() && PlanLabels.Measure(column.Name).Value is { } name && Words.Occur(Question, name))
        {
            AddToDomain(Label.Measure, name);
        }
    }

    // Of the columns that say what a number is of, all values; of the others those that the question names.
    private void AddValues(Column column)
    {
        var isLabel = _domains.ContainsKey(column.Name);
        var values = column.Cells.Dictionary.Take(MaxTexts).Select(text => text.Trim());
        foreach (var value in isLabel ? values.Take(MaxDomain) : values.Where(value => Words.Occur(Question, value)))
        {
            AddToDomain(column.Name, value);
        }

        // They may be quoted; a code of a row that no result shows may not.
        AddNames(isLabel ? _domains[column.Name].Where(value => !value.Any(char.IsDigit)) : []);
    }

    private void AddToDomain(string column, string value)
    {
        if (!_domains.TryGetValue(column, out var values))
        {
            _domains[column] = values = new(StringComparer.OrdinalIgnoreCase);
        }

        if (value.Length is >= ShortestLabel and <= LongestLabel && value.Any(char.IsLetterOrDigit))
        {
            values.Add(value);
        }
    }
}
