using System.Text.Json;
using System.Text.Json.Serialization;
using ExcelChat.Workbooks;

namespace ExcelChat.Retrieval;

/// <summary>Keeps a range as its A1 notation.</summary>
internal sealed class RangeConverter : JsonConverter<CellRange>
{
    public override CellRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => CellRange.Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, CellRange value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.ToString());
}
