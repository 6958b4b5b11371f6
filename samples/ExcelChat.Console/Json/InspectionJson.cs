using System.Text.Json.Serialization;

namespace ExcelChat.Console.Json;

/// <summary>The JSON of tables; what a form leaves out is not written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(InspectedWorkbook))]
[JsonSerializable(typeof(ListedWorkbook[]))]
internal sealed partial class InspectionJson : JsonSerializerContext;
