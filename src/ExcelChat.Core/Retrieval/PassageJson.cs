using System.Text.Json.Serialization;

namespace ExcelChat.Retrieval;

/// <summary>Passages as the cache keeps them.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(RangeConverter)])]
[JsonSerializable(typeof(Passage[]))]
internal sealed partial class PassageJson : JsonSerializerContext;
