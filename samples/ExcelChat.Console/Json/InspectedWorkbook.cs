using ExcelChat.Tables;
using ExcelChat.Tables.Relations;

namespace ExcelChat.Console.Json;

/// <summary>The tables of a workbook in the form that <c>inspect --json</c> prints.</summary>
internal sealed record InspectedWorkbook(string File, IReadOnlyList<InspectedTable> Tables)
{
    public IReadOnlyList<InspectedRelation>? Relations { get; init; }

    public static InspectedWorkbook Brief(string file, IReadOnlyList<Table> tables) => new(file, [.. tables.Select(InspectedTable.Brief)]);

    public static InspectedWorkbook Full(string file, IReadOnlyList<Table> tables)
        => new(file, [.. tables.Select(InspectedTable.Full)]) { Relations = [.. TableRelations.Find(tables).Select(InspectedRelation.Of)] };
}
