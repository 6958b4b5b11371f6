using ExcelChat.Tables.Relations;

namespace ExcelChat.Console.Json;

/// <summary>What tables have to do with each other, in words.</summary>
internal sealed record InspectedRelation(string Text, double Confidence)
{
    public static InspectedRelation Of(Relationship relation) => new(RelationWriter.Describe(relation), Math.Round(relation.Confidence, 2));
}
