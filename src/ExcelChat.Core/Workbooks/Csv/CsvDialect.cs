using System.Text;

namespace ExcelChat.Workbooks.Csv;

/// <summary>How one file writes delimited text; decided once a file, so that its cells agree.</summary>
internal sealed record CsvDialect
{
    /// <summary>The encoding of the bytes.</summary>
    public required Encoding Encoding { get; init; }

    /// <summary>What stands between fields.</summary>
    public required char Delimiter { get; init; }

    /// <summary>Whether the first line only names the delimiter (<c>sep=;</c>, which Excel reads and hides).</summary>
    public bool HasDelimiterLine { get; init; }

    /// <summary>Whether 1.234,5 is written rather than 1,234.5.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Whether 13/5/2024 is written rather than 5/13/2024; null when the file does not show it, and such dates stay text.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>Whether the delimiter cuts any record; text without it is a list at best.</summary>
    public bool HasFields { get; init; }
}
