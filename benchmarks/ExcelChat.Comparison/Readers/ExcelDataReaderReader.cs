using System.Text;
using ExcelDataReader;

namespace ExcelChat.Comparison.Readers;

internal sealed class ExcelDataReaderReader : ComparedReader
{
    // It asks for code page 1252 whatever the format.
    static ExcelDataReaderReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public override string Name => "exceldatareader";

    public override string Description => "ExcelDataReader 3.6.0, GetValue of every field";

    public override ValueTask<Tally?> ReadAsync(string path)
    {
        var tally = new Tally();
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        do
        {
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    tally.Add(reader.GetValue(i));
                }
            }
        }
        while (reader.NextResult());
        return new(tally);
    }
}
