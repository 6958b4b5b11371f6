using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExcelChat.Repository.Tests.Rules;

/// <summary>How large a file, a method, a constructor and an options class may grow.</summary>
internal static class Budgets
{
    public const int MedianLines = 60;
    public const int P95Lines = 200;
    public const int MaxLines = 300;
    public const int MethodLines = 35;
    public const int Parameters = 5;
    public const int Options = 10;

    public static IEnumerable<string> LongFiles(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where file.Lines > MaxLines
        select $"{file.Path}: {file.Lines} lines; at most {MaxLines}: split it by concern.";

    /// <summary>The median and the 95th percentile (nearest rank) of a package's files.</summary>
    public static IEnumerable<string> LongMiddle(IReadOnlyList<SourceFile> sources)
    {
        int[] lines = [.. sources.Select(file => file.Lines).Order()];
        foreach ((int percent, int most) in (ReadOnlySpan<(int, int)>)[(50, MedianLines), (95, P95Lines)])
        {
            int rank = (int)Math.Ceiling(lines.Length * percent / 100.0) - 1;
            if (rank >= 0 && lines[rank] > most)
            {
                return [$"The {percent}th percentile of {lines.Length} files is {lines[rank]} lines; at most {most}."];
            }
        }

        return [];
    }

    public static IEnumerable<string> LongMethods(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from node in file.Tree.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = node.SyntaxTree.GetLineSpan(node.Span)
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MethodLines
        select file.At(node, $"a method of {lines} lines; at most {MethodLines}.");

    public static IEnumerable<string> LongConstructors(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from node in file.Tree.DescendantNodes()
        let parameters = node switch
        {
            TypeDeclarationSyntax type => type.ParameterList,
            ConstructorDeclarationSyntax constructor => constructor.ParameterList,
            _ => null,
        }
        where parameters?.Parameters.Count > Parameters
        select file.At(node, $"a constructor with {parameters.Parameters.Count} parameters; at most {Parameters}: use required init properties.");

    public static IEnumerable<string> LargeOptions(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        from type in file.Types.OfType<TypeDeclarationSyntax>()
        where type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal)
        let count = type.Members.OfType<PropertyDeclarationSyntax>().Count() + (type is RecordDeclarationSyntax { ParameterList: { } list } ? list.Parameters.Count : 0)
        where count > Options
        select file.At(type, $"{type.Identifier.Text} has {count} properties; at most {Options}: split it by room.");
}
