using System.Text.Json.Serialization;
using ExcelChat.Console.Models;
using ExcelChat.Plans;

namespace ExcelChat.Console.Json;

/// <summary>The JSON of questions and answers; every property is written, also a null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnsweredQuestion))]
[JsonSerializable(typeof(RecommendedChart))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(RankedQuestion))]
[JsonSerializable(typeof(AskedQuestion))]
[JsonSerializable(typeof(Verification))]
[JsonSerializable(typeof(RecordedResponse))]
internal sealed partial class AnswerJson : JsonSerializerContext;
