using System.Text.Json;
using System.Text.Json.Serialization;
using ExcelChat.Workbooks;

namespace ExcelChat.Retrieval;

/// <summary>Passages as the cache keeps them.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(RangeConverter)])]
[JsonSerializable(typeof(Passage[]))]
internal sealed partial class PassageJson : JsonSerializerContext
{
    /// <summary>A range in A1 notation.</summary>
    internal sealed class RangeConverter : JsonConverter<CellRange>
    {
        public override CellRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => CellRange.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, CellRange value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.ToString());
    }
}
