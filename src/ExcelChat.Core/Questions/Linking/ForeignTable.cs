using ExcelChat.Plans;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Linking;

/// <summary>Another table, each row of which is named by at most one value of a column of the table that is asked about: the customers of orders.</summary>
/// <param name="Table">The other table.</param>
/// <param name="Key">Its column that names each row once.</param>
/// <param name="Column">The column of the asked table that holds such names.</param>
/// <param name="Headers">What of its headers the question names.</param>
internal sealed record ForeignTable(Table Table, int Key, int Column, HeaderLinker Headers)
{
    public string KeyName => Table.Columns[Key].Name;

    /// <summary>The rows whose value in a column of the asked table belongs to foreign rows that meet a condition.</summary>
    public MemberOf Where(string column, Predicate foreign) => new(column, new Project(new Filter(new Scan(Table.Id), foreign), [KeyName]));

    /// <summary>Each row of a plan beside its foreign row.</summary>
    public Join Beside(Plan plan, string column) => new(plan, new Scan(Table.Id), [new(column, KeyName)]);

    /// <summary>The tokens of the question that name a column of the table or the table as a whole.</summary>
    public TokenSet Tokens(int column) => Headers.Tokens(column).With(Headers.Captioned);
}
