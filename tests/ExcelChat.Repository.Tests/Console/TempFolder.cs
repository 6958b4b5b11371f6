namespace ExcelChat.Repository.Tests.Console;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("excelchat-");

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>Writes a file of lines and returns its path.</summary>
    public string Write(string name, params IEnumerable<string> lines)
    {
        File.WriteAllLines(this[name], lines);
        return this[name];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
