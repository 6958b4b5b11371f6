using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExcelChat.Repository.Tests;

/// <summary>One C# file as the rules see it; a planted file is made the same way as a real one.</summary>
/// <param name="path">The path from the repository's root, with forward slashes.</param>
/// <param name="text">The file's content.</param>
internal sealed class SourceFile(string path, string text)
{
    private const string Core = "src/ExcelChat.Core/";
    private CompilationUnitSyntax? _tree;

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public int Lines => Text.AsSpan().Count('\n') + (Text.EndsWith('\n') ? 0 : 1);

    public bool IsCore => Path.StartsWith(Core, StringComparison.Ordinal);

    /// <summary>The door plate of a room: the only file that may name the lobby's builder.</summary>
    public bool IsDoorPlate => Name.EndsWith("BuilderExtensions.cs", StringComparison.Ordinal);

    /// <summary>The file's folder from Core's, such as <c>Workbooks/Xlsx</c>; empty for the lobby, null outside Core.</summary>
    public string? Folder => IsCore ? Path[Core.Length..^Name.Length].TrimEnd('/') : null;

    /// <summary>The room that the folder is, or is an alcove of.</summary>
    public string? Room => Folder?.Split('/')[0];

    public CompilationUnitSyntax Tree => _tree ??= (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(Text).GetRoot();

    /// <summary>Every class, struct, record, interface, enum and delegate that the file declares, nested ones too.</summary>
    public IEnumerable<MemberDeclarationSyntax> Types =>
        Tree.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>What may follow the room's name in a dotted name: its types, and its alcoves.</summary>
    public IEnumerable<string> Declares => Types.Select(NameOf).Concat(Folder?.Split('/').Skip(1) ?? []);

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
        DelegateDeclarationSyntax declared => declared.Identifier.Text,
        _ => throw new ArgumentException($"{type.Kind()} declares no type.", nameof(type)),
    };

    /// <summary>A violation that points at a line of this file.</summary>
    public string At(Microsoft.CodeAnalysis.SyntaxNodeOrToken node, string fault) =>
        $"{Path}:{(node.GetLocation()?.GetLineSpan().StartLinePosition.Line ?? 0) + 1}: {fault}";
}
