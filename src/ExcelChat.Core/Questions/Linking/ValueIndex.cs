using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Questions.Linking;

/// <summary>The phrases that name cells of a table: whole cells, cells without brackets, pieces of lists, single words. Built once a table.</summary>
internal sealed partial class ValueIndex
{
    /// <summary>How many distinct cells a phrase may name.</summary>
    public const int MaxCells = 40;

    /// <summary>Numeric columns of longer tables are not indexed by text: their numbers are compared as numbers.</summary>
    private const int MaxNumericRows = 20_000;
    private const int MaxCellTokens = 24;

    /// <summary>How many different texts of a column are taken apart; of more only the whole cells are known, which keeps the index of a long table small.</summary>
    private const int MaxTaken = 20_000;

    private static readonly ConditionalWeakTable<Table, ValueIndex> Built = [];

    private readonly Dictionary<string, List<Posting>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Posting>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Posting>> _acronyms = new(StringComparer.Ordinal);

    private ValueIndex(Table table, CancellationToken cancellationToken)
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var kinds = table.Columns[column].Kinds;
            var texts = 0;
            foreach (var cell in Distinct(table, column, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isText = kinds[cell.Rows[0]] == CellKind.Text;
                HoldsEveryWord &= AddCell(column, cell, isText && texts++ < MaxTaken) || !isText;
            }
        }
    }

    /// <summary>Whether each word of each text can be found: texts without end, and those beyond so many of a column, are not taken apart.</summary>
    public bool HoldsEveryWord { get; } = true;

    /// <summary>The index of a table. Building that is cancelled leaves nothing behind.</summary>
    public static ValueIndex Of(Table table, CancellationToken cancellationToken = default) => Built.GetValue(table, t => new(t, cancellationToken));

    /// <summary>The places of a whole phrase.</summary>
    public IReadOnlyList<Posting> Find(string phrase) => _phrases.TryGetValue(phrase, out var found) ? found : [];

    /// <summary>The cells that hold a word, by its stem.</summary>
    public IReadOnlyList<Posting> FindWord(string stem) => _words.TryGetValue(stem, out var found) ? found : [];

    /// <summary>The cell whose words begin with the letters of an acronym, as United Kingdom does for uk, in each column where only one does: an acronym stands for one thing.</summary>
    public IReadOnlyList<Posting> FindAcronym(string letters) => _acronyms.TryGetValue(letters, out var found) ? [.. found.Where(posting => posting.Cells.Count == 1)] : [];

    private static IEnumerable<DistinctCell> Distinct(Table table, int index, CancellationToken cancellationToken)
    {
        var column = table.Columns[index];
        var indexNumbers = column.Count <= MaxNumericRows;
        var cells = new Dictionary<string, DistinctCell>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < column.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = column.Kinds[row];
            if (kind is CellKind.Blank or CellKind.Error || (kind != CellKind.Text && !indexNumbers))
            {
                continue;
            }

            var text = column.Text(row).Trim();
            if (!cells.TryGetValue(text, out var cell))
            {
                cells.Add(text, cell = new(text, []));
            }

            cell.Rows.Add(row);
        }

        return cells.Values;
    }

    /// <returns>Whether the words of the cell can be found.</returns>
    private bool AddCell(int column, DistinctCell cell, bool isTaken)
    {
        var tokens = Lexer.Tokens(cell.Text);
        if (tokens.Count is 0 or > MaxCellTokens)
        {
            return tokens.Count == 0;
        }

        var full = string.Join(' ', tokens.Select(t => t.Text));
        Add(_phrases, full, EntityKind.Full, column, cell);
        if (isTaken)
        {
            AddPieces(column, cell, full);
            AddAcronym(column, cell, tokens);
            foreach (var word in tokens.Where(t => t.Number is null && t.Text.Length >= 4))
            {
                Add(_words, word.Stem, EntityKind.Word, column, cell);
            }
        }

        return isTaken;
    }

    private void AddPieces(int column, DistinctCell cell, string full)
    {
        var core = cell.Text.AsSpan().ContainsAny('(', '[') ? Lexer.Key(Brackets().Replace(cell.Text, " ")) : full;
        if (core.Length > 0 && core != full)
        {
            Add(_phrases, core, EntityKind.Core, column, cell);
        }

        foreach (var part in Separators().Split(cell.Text).Select(Lexer.Key).Where(p => p.Length > 2 && p != full && p != core))
        {
            Add(_phrases, part, EntityKind.Part, column, cell);
        }
    }

    private void AddAcronym(int column, DistinctCell cell, IReadOnlyList<Token> tokens)
    {
        var initials = string.Concat(tokens.Where(t => !StopWords.Contains(t.Text)).Select(t => t.Text[0]));
        if (initials.Length is >= 2 and <= Utterance.LongestAbbreviation)
        {
            Add(_acronyms, initials, EntityKind.Part, column, cell);
        }
    }

    // A phrase that names more cells than a plan can list is no longer told apart; one cell too many is kept to show it.
    private static void Add(Dictionary<string, List<Posting>> index, string phrase, EntityKind kind, int column, DistinctCell cell)
    {
        if (!index.TryGetValue(phrase, out var postings))
        {
            index.Add(phrase, postings = []);
        }

        var posting = postings.Find(p => p.Column == column);
        if (posting is null)
        {
            postings.Add(new(kind, column, [cell]));
        }
        else if (posting.Cells.Count <= MaxCells && !ReferenceEquals(posting.Cells[^1], cell))
        {
            posting.Cells.Add(cell);
        }
    }

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[,;\n/()]| and | - | & ")]
    private static partial Regex Separators();
}
