using ExcelChat.Workbooks;

namespace ExcelChat.Console.Ranking;

/// <summary>
/// What retrieval is compared with: plain BM25 (k1 = 1.2, b = 0.75) over the displayed text of the rows of sheets, headers among them, words in lower case.
/// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
/// </summary>
internal sealed class RowIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Row, int Count)>> _rowsByWord = new(StringComparer.Ordinal);
    private readonly List<(RankedRange Cells, int Length)> _rows = [];
    private long _words;

    public async Task AddAsync(string file, Workbook workbook, CancellationToken cancellationToken)
    {
        foreach (var sheet in workbook.Sheets)
        {
            await foreach (var row in sheet.ReadRowsAsync(cancellationToken))
            {
                Add(file, sheet.Name, row.Cells.Span);
            }
        }
    }

    /// <summary>The rows that share a word with the text, best first, equals in the order of their files.</summary>
    public IReadOnlyList<RankedRange> Rank(string text)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in Words(text).Distinct(StringComparer.Ordinal))
        {
            var found = _rowsByWord.GetValueOrDefault(word) ?? [];
            var idf = Math.Log(1 + ((_rows.Count - found.Count + 0.5) / (found.Count + 0.5)));
            foreach (var (row, count) in found)
            {
                var norm = 1 - B + (B * _rows[row].Length * _rows.Count / _words);
                scores[row] = scores.GetValueOrDefault(row) + (idf * count * (K1 + 1) / (count + (K1 * norm)));
            }
        }

        return [.. scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key).Select(score => _rows[score.Key].Cells)];
    }

    private void Add(string file, string sheet, ReadOnlySpan<Cell> cells)
    {
        var words = new List<string>();
        foreach (var cell in cells)
        {
            words.AddRange(Words(cell.Text));
        }

        if (words.Count == 0)
        {
            return;
        }

        foreach (var word in words.CountBy(word => word, StringComparer.Ordinal))
        {
            (_rowsByWord.TryGetValue(word.Key, out var rows) ? rows : _rowsByWord[word.Key] = []).Add((_rows.Count, word.Value));
        }

        _rows.Add((new(file, sheet, new(cells[0].Address, cells[^1].Address)), words.Count));
        _words += words.Count;
    }

    private static List<string> Words(string text)
    {
        List<string> words = [];
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                words.Add(text[start..end].ToLowerInvariant());
                start = end;
            }
        }

        return words;
    }
}
