using ExcelChat.Plans;
using ExcelChat.Questions.Candidates;
using ExcelChat.Questions.Language;
using ExcelChat.Questions.Linking;

namespace ExcelChat.Questions.Paths;

/// <content>Candidates that add up the quarters or months of a year, where the table has no column of the year.</content>
internal sealed partial class PathCandidateBuilder
{
    private const double Added = 1.5;

    private void AddPeriods()
    {
        var question = _question.Question;
        if (_context.Cues.Superlative || !(_context.Cues.Total || question.Says("whole year", "full year", "entire year", "for the year", "over the year", "all quarters", "all months")))
        {
            return;
        }

        foreach (var group in Groups(ofRows: false).Where(IsOfPeriods).OrderByDescending(group => group.Score).Take(MaxExtremes))
        {
            Plan?[] parts = [.. group.Cells.Select(cell => _plans.Cell(cell.Row, cell.Column))];
            if (Array.TrueForAll(parts, part => part is not null))
            {
                var sum = parts.Aggregate((left, right) => new Derive(ArithmeticOperator.Sum, left!, right!))!;
                Add(Operation.Difference, sum, group.Cells[0], group.Score + ColumnGroup + Added);
            }
        }
    }

    // "The total of Q1" is no sum of quarters.
    private bool IsOfPeriods((CellFit[] Cells, int Level, bool OfRows, double Score) group) => group.Cells
        .Select(cell => _context.Table.Columns[cell.Column].HeaderPath[group.Level])
        .All(label => !_question.Quotes(label) && IsPeriod(label));

    private static bool IsPeriod(string label)
    {
        var words = new Utterance(label);
        return words.Tokens.Count > 0 && words.Tokens[0].Number is null && DateReader.Start(words, 0) == words.Tokens.Count;
    }
}
