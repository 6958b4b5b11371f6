using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ExcelChat.Console.Json;

/// <summary>Writes a file of one JSON object a line. Many threads may write; a line stays whole.</summary>
internal sealed class JsonLines<T>(string path, JsonTypeInfo<T> type) : IAsyncDisposable
{
    private readonly StreamWriter _file = new(path, append: false, new UTF8Encoding(false));

    public void Write(T line)
    {
        var json = JsonSerializer.Serialize(line, type);
        lock (_file)
        {
            _file.WriteLine(json);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
