using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExcelChat.Repository.Tests.Rules;

/// <summary>Names, shapes and banned words of the source.</summary>
internal static class HouseRules
{
    private static readonly string[] ForbiddenSuffixes =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Impl", "Base", "Info", "Data", "Wrapper", "Orchestrator", "Processor"];

    private static readonly string[] BannedCalls =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Thread.Sleep", "Random.Shared",
    ];

    public static IEnumerable<string> ForbiddenNames(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from type in file.Types
        let suffix = ForbiddenSuffixes.FirstOrDefault(suffix => SourceFile.NameOf(type).EndsWith(suffix, StringComparison.Ordinal))
        where suffix is not null
        select file.At(type, $"{SourceFile.NameOf(type)} ends in {suffix}, which says nothing; data are bare nouns, doers are agent nouns.");

    /// <summary>Classes left open. An exception that others of the source derive from is the head of a family that callers catch, and stays open.</summary>
    public static IEnumerable<string> OpenClasses(IReadOnlyList<SourceFile> sources) =>
        from declared in sources.SelectMany(file => file.Types.OfType<TypeDeclarationSyntax>().Select(type => (file, type)))
        where declared.type is ClassDeclarationSyntax or RecordDeclarationSyntax && !declared.type.IsKind(SyntaxKind.RecordStructDeclaration)
        group declared by FullName(declared.type) into parts
        where !parts.Any(part => part.type.Modifiers.Any(IsClosing)) && !HeadsFamily(parts.First().type, sources)
        select parts.First().file.At(parts.First().type, $"{parts.Key} is neither sealed, static nor abstract.");

    public static IEnumerable<string> PublicInterfaces(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where file.IsCore
        from type in file.Types.OfType<InterfaceDeclarationSyntax>()
        where type.Modifiers.Any(SyntaxKind.PublicKeyword)
        select file.At(type, $"{type.Identifier.Text} is a public interface; a seam is an abstract class with one method.");

    public static IEnumerable<string> CrowdedFiles(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        let types = file.Types.Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword) && type.Parent is not TypeDeclarationSyntax).Select(SourceFile.NameOf).Distinct().ToArray()
        where types.Length > 1
        select $"{file.Path}: {string.Join(", ", types)}; one public type a file.";

    public static IEnumerable<string> Regions(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from directive in file.Tree.DescendantTrivia()
        where directive.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select file.At(directive.Token, "#region; split the file instead.");

    public static IEnumerable<string> Promises(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from comment in file.Tree.DescendantTrivia()
        where comment.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        let word = ((string[])["TODO", "FIXME", "HACK"]).FirstOrDefault(word => comment.ToFullString().Contains(word, StringComparison.Ordinal))
        where word is not null
        select file.At(comment.Token, $"{word}; do it, or file an issue.");

    public static IEnumerable<string> HiddenTime(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from access in file.Tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        let call = BannedCalls.FirstOrDefault(call => $".{access}".EndsWith($".{call}", StringComparison.Ordinal))
        where call is not null
        select file.At(access, $"{call}; time is a TimeProvider, chance is a seeded Random.");

    /// <summary>The lobby and the door plates resolve parts; a room is handed what it needs.</summary>
    public static IEnumerable<string> ServiceLocators(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where file.IsCore && file.Room != "" && !file.IsDoorPlate
        from name in file.Tree.DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.Text is "IServiceProvider" or "IServiceScopeFactory"
        select file.At(name, $"{file.Room} is handed {name.Identifier.Text}; take the one thing that is used.");

    private static bool IsClosing(SyntaxToken modifier) =>
        modifier.IsKind(SyntaxKind.SealedKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword);

    private static bool HeadsFamily(TypeDeclarationSyntax type, IReadOnlyList<SourceFile> sources) =>
        type.Identifier.Text.EndsWith("Exception", StringComparison.Ordinal)
        && sources.SelectMany(file => file.Types.OfType<ClassDeclarationSyntax>()).Any(heir => heir.BaseList?.Types[0].Type.ToString() == type.Identifier.Text);

    private static string FullName(TypeDeclarationSyntax type) =>
        string.Join('.', type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax { TypeParameterList: { } list } outer => $"{outer.Identifier.Text}`{list.Parameters.Count}",
            TypeDeclarationSyntax outer => outer.Identifier.Text,
            _ => "",
        }).Where(part => part.Length > 0));
}
