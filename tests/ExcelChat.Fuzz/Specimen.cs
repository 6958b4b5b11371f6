namespace ExcelChat.Fuzz;

/// <summary>A file: a seed as it is, or what a mutation made of it.</summary>
/// <param name="Name">Its name, with the extension that a user would give it.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Specimen(string Name, byte[] Content)
{
    /// <summary>The largest file that is taken as a seed: small files find more in the same time.</summary>
    private const int LargestSeed = 300_000;

    /// <summary>The small files of a folder and of those within it, in order of name.</summary>
    public static IReadOnlyList<Specimen> FromFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length is > 0 and <= LargestSeed)
            .Order(StringComparer.Ordinal)
            .Select(path => new Specimen(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];
}
