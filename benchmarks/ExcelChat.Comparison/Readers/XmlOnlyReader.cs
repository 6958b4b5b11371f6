using System.IO.Compression;
using System.Xml;

namespace ExcelChat.Comparison.Readers;

/// <summary>The floor of every reader that is built on XmlReader: all nodes read, no value taken.</summary>
internal sealed class XmlOnlyReader : ComparedReader
{
    public override string Name => "xmlreader";

    public override string Description => "System.Xml.XmlReader over the same parts: every node read, no value taken";

    public override ValueTask<Tally?> ReadAsync(string path)
    {
        using var zip = new ZipArchive(File.OpenRead(path));
        foreach (var part in FloorReader.Parts(zip))
        {
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream);
            while (reader.Read())
            {
            }
        }

        return new((Tally?)null);
    }
}
