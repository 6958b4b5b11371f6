using ExcelChat.Console.Json;

namespace ExcelChat.Console.Ranking;

/// <summary>The recall of workbooks, and of cells where the questions name them.</summary>
internal sealed class RecallOfAll
{
    private readonly Recall _workbooks = new();
    private readonly Recall _cells = new();

    public void Add(AskedQuestion question, IReadOnlyList<RankedRange> ranking)
    {
        _workbooks.Add(Place(ranking.Select(range => range.File).Distinct(StringComparer.Ordinal), file => file == question.File));
        if (question.Cells is { Count: > 0 } cells)
        {
            _cells.Add(Place(ranking.Where(range => range.ShowsRows), range => range.File == question.File && cells.Any(range.Holds)));
        }
    }

    public void Print(string name)
    {
        System.Console.WriteLine($"{name,-16}workbook  {_workbooks}");
        if (_cells.Questions > 0)
        {
            System.Console.WriteLine($"{"",-16}cells     {_cells}");
        }
    }

    private static int Place<T>(IEnumerable<T> ranking, Predicate<T> isRight)
        => ranking.Index().Where(ranked => isRight(ranked.Item)).Select(ranked => ranked.Index).DefaultIfEmpty(-1).First();
}
