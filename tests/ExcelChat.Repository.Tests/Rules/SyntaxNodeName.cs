using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExcelChat.Repository.Tests.Rules;

/// <summary>A dotted name as written in code, such as <c>Tables.Column</c>; comments and strings are no names.</summary>
internal sealed record SyntaxNodeName(SyntaxNode Node, string[] Parts)
{
    public string Last => Parts[^1];

    /// <summary>Every name and every dotted prefix of it, so that <c>Plans.Plan.Empty</c> also gives <c>Plans.Plan</c>.</summary>
    public static IEnumerable<SyntaxNodeName> In(SourceFile file) =>
        from node in file.Tree.DescendantNodes()
        where !node.Ancestors().Any(parent => parent is BaseNamespaceDeclarationSyntax space && space.Name.Span.Contains(node.Span))
        let parts = Split(node)
        where parts.Length > 0
        select new SyntaxNodeName(node, parts);

    /// <summary>The room that the name points into: <c>ExcelChat.Room</c>, or <c>Room.Type</c> where the room has such a type.</summary>
    public string? RoomIn(HashSet<(string Room, string Type)> rooms) => Parts switch
    {
        ["ExcelChat", var room] => rooms.Any(known => known.Room == room) ? room : null,
        [var room, var type] => rooms.Contains((room, type)) ? room : null,
        _ => null,
    };

    private static string[] Split(SyntaxNode node) => node switch
    {
        SimpleNameSyntax name => [name.Identifier.Text],
        QualifiedNameSyntax name => Join(name.Left, name.Right),
        AliasQualifiedNameSyntax name => Split(name.Name),
        MemberAccessExpressionSyntax access => Join(access.Expression, access.Name),
        _ => [],
    };

    private static string[] Join(SyntaxNode left, SyntaxNode right) => Split(left) is { Length: > 0 } parts ? [.. parts, .. Split(right)] : [];
}
