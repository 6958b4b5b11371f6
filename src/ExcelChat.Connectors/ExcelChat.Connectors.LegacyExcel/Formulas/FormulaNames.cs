using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Formulas;

/// <summary>What formulas of a workbook refer to by number: sheets and names. What is not known is null.</summary>
internal sealed class FormulaNames
{
    /// <summary>The sheets of each reference: from the first to the last, by their place in the workbook; -1 for a deleted one, -2 for none.</summary>
    private readonly List<(int Book, int First, int Last)> _references = [];
    private readonly List<(bool IsSelf, List<string> Names)> _books = [];
    private readonly List<string> _sheets = [];

    /// <summary>The defined names in order.</summary>
    public List<string> Defined { get; } = [];

    public void AddSheet(string name) => _sheets.Add(name);

    public void AddBook(bool isSelf) => _books.Add((isSelf, []));

    /// <summary>Adds a name of the book that was added last, such as of a function of an add-in.</summary>
    public void AddOutsideName(string name)
    {
        if (_books.Count > 0)
        {
            _books[^1].Names.Add(name);
        }
    }

    public void AddReference(int book, int first, int last) => _references.Add((book, first, last));

    public string? SheetName(int index) => (uint)index < (uint)_sheets.Count ? _sheets[index] : null;

    /// <summary>The sheet of a reference as it stands before an address; null for one in another workbook.</summary>
    public string? Sheet(int reference)
    {
        if ((uint)reference >= (uint)_references.Count)
        {
            return null;
        }

        var (book, first, last) = _references[reference];
        if ((uint)book >= (uint)_books.Count || !_books[book].IsSelf || SheetName(first) is not { } from || SheetName(last) is not { } to)
        {
            return null;
        }

        var name = first == last ? from : $"{from}:{to}";
        return IsPlain(from) && IsPlain(to) ? $"{name}!" : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!";
    }

    /// <summary>A defined name by its number, from 1.</summary>
    public string? Name(int number) => number >= 1 && number <= Defined.Count ? Defined[number - 1] : null;

    /// <summary>A name by the book of a reference and its number, from 1.</summary>
    public string? Name(int reference, int number)
    {
        if ((uint)reference >= (uint)_references.Count || (uint)_references[reference].Book >= (uint)_books.Count)
        {
            return null;
        }

        var (isSelf, names) = _books[_references[reference].Book];
        return isSelf ? Name(number) : number >= 1 && number <= names.Count ? names[number - 1] : null;
    }

    private static bool IsPlain(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !CellAddress.TryParse(name, out _);
}
