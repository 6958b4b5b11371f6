using System.Text.Json.Serialization;

namespace ExcelChat.Console.Json;

/// <summary>The JSON of tables; what a form leaves out is not written, and figures beyond any number are the words <c>Infinity</c> and <c>NaN</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(InspectedWorkbook))]
[JsonSerializable(typeof(ListedWorkbook[]))]
internal sealed partial class InspectionJson : JsonSerializerContext;
