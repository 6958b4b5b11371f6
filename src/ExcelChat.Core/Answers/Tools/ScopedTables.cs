using System.Text.Json.Nodes;
using ExcelChat.Shared;
using ExcelChat.Tables;

namespace ExcelChat.Answers.Tools;

/// <summary>
/// The tables that tools may touch, each under a short name. A <see cref="Table.Id"/> begins with the 64 digits of a hash, which cost a model tokens
/// and which it miscopies; the short name has the first eight of them.
/// </summary>
internal sealed class ScopedTables(Func<IReadOnlyList<Table>> tables, ToolScope scope)
{
    private const int HashDigits = 8;
    private const int MaxNamed = 20;

    public ToolScope Scope => scope;

    /// <summary>The tables in scope now.</summary>
    public IReadOnlyList<Table> All =>
    [
        .. tables().Where(table =>
            (scope.IncludeHiddenSheets || !table.SheetHidden)
            && (scope.WorkbookIds.Count == 0 || scope.WorkbookIds.Contains(table.Workbook.Id))
            && scope.Access.Includes(table.Workbook.Id, table.Sheet)),
    ];

    /// <summary>The short name of a table: <c>3f2a9c1d/Sales!A1:D5001</c>.</summary>
    public static string NameOf(Table table) => $"{table.Workbook.Id[..Math.Min(HashDigits, table.Workbook.Id.Length)]}/{CellText.Clean(table.Sheet)}!{table.Range}";

    /// <summary>The table of a short name, an id, or a sheet's or table's own name that only one has.</summary>
    /// <exception cref="ExcelChatException">No table in scope, or more than one, has the name.</exception>
    public Table Find(string name)
    {
        var all = All;
        Table[] found = [.. all.Where(table => name == table.Id || name == NameOf(table))];
        if (found.Length == 0)
        {
            found = [.. all.Where(table => name.Equals(table.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(table.Sheet, StringComparison.OrdinalIgnoreCase) || name == $"{table.Sheet}!{table.Range}")];
        }

        return found.Length == 1
            ? found[0]
            : throw new ExcelChatException($"{(found.Length == 0 ? "No table" : "More than one table")} is called \"{CellText.Clean(name)}\". The tables are: {Names(found.Length == 0 ? all : found)}.");
    }

    /// <summary>Puts ids in place of the names of tables in the JSON form of a plan.</summary>
    /// <exception cref="ExcelChatException">A scan names a table that is not in scope.</exception>
    public void Resolve(JsonNode plan) => Rename(plan, name => Find(name).Id);

    /// <summary>Puts short names in place of ids in the JSON form of a plan.</summary>
    public static void Shorten(JsonNode plan, IReadOnlyList<Table> tables) => Rename(plan, id => tables.FirstOrDefault(table => table.Id == id) is { } table ? NameOf(table) : id);

    private static void Rename(JsonNode? node, Func<string, string> name)
    {
        if (node is JsonObject scan && scan["op"] is JsonValue op && op.TryGetValue(out string? kind) && kind == "scan"
            && scan["table"] is JsonValue table && table.TryGetValue(out string? given))
        {
            scan["table"] = name(given);
        }

        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        foreach (var child in children.ToArray())
        {
            Rename(child, name);
        }
    }

    private static string Names(IReadOnlyList<Table> tables) => tables.Count == 0 ? "none" : string.Join(", ", tables.Take(MaxNamed).Select(NameOf));
}
