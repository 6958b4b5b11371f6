using System.Globalization;
using ExcelChat.Tables;
using ExcelChat.Tables.Relations;

namespace ExcelChat.Console;

/// <summary>Says in words what tables have to do with each other.</summary>
internal static class RelationWriter
{
    public static string Describe(Relationship relation) => relation switch
    {
        JoinableColumns join => string.Create(CultureInfo.InvariantCulture, $"{join.FromColumn.Name} of {Place(join.From)} is found in {join.ToColumn.Name} of {Place(join.To)} ({join.Containment:0.#%} of its values)"),
        SameForm form => $"{string.Join(", ", form.Tables.Select(Place))} have the same columns",
        FormulaPrecedent read => string.Create(CultureInfo.InvariantCulture, $"{Place(read.Dependent)} reads {Place(read.Precedent)} in {read.FormulaCount} formulas"),
        _ => relation.ToString(),
    };

    private static string Place(Table table) => $"{table.Sheet}!{table.Range}";
}
