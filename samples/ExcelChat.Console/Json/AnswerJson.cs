using System.Text.Json.Serialization;

namespace ExcelChat.Console.Json;

/// <summary>The JSON of questions and answers; every property is written, also a null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnsweredQuestion))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(RankedQuestion))]
[JsonSerializable(typeof(AskedQuestion))]
internal sealed partial class AnswerJson : JsonSerializerContext;
