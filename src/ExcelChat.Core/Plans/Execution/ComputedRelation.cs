using System.Globalization;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Rows of values that the engine computed.</summary>
internal sealed class ComputedRelation(IReadOnlyList<ResultColumn> columns, IReadOnlyList<ComputedValue[]> values) : Relation
{
    /// <summary>One column of given texts: of numbers when each of them is the text of one.</summary>
    public static ComputedRelation OfTexts(string name, IReadOnlyList<string> texts)
    {
        var numbers = texts.All(text => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));
        var values = texts.Select(text => numbers ? CellValue.OfNumber(double.Parse(text, CultureInfo.InvariantCulture)) : CellValue.OfText(text));
        return new([new(name, numbers ? ColumnType.Number : ColumnType.Text)], [.. values.Select((v, i) => new[] { ComputedValue.Given(v, texts[i]) })]);
    }

    public override IReadOnlyList<ResultColumn> Columns { get; } = columns;

    public override int Count => values.Count;

    public override CellValue Value(int row, int column) => values[row][column].Value;

    public override NumberFormat Format(int row, int column) => values[row][column].Format;

    public override string Text(int row, int column) => values[row][column].Shown ?? base.Text(row, column);

    public override bool IsComputed(int row, int column) => values[row][column].Shown is null;

    public override void AddCells(int row, int column, CellSet cells)
    {
        foreach (var origin in values[row][column].Origins)
        {
            origin.AddCells(cells);
        }
    }

    public override void AddCells(ReadOnlySpan<int> rows, int column, CellSet cells)
    {
        var origins = new List<Origin>(rows.Length);
        foreach (var row in rows)
        {
            origins.AddRange(values[row][column].Origins);
        }

        Origin.AddCells(origins, cells);
    }

    public override bool HasCells(int row, int column) => Array.Exists(values[row][column].Origins, origin => origin.HasCells());

    public override Relation Select(int[] indexes) => new ComputedRelation(Columns, Array.ConvertAll(indexes, r => values[r]));

    public override Relation Project(int[] indexes)
        => new ComputedRelation(
            Array.ConvertAll(indexes, c => Columns[c]),
            [.. values.Select(row => Array.ConvertAll(indexes, c => row[c]))]);
}
