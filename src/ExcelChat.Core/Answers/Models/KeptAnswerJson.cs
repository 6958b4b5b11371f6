using System.Text.Json.Serialization;

namespace ExcelChat.Answers.Models;

/// <summary>How answers of models are cached.</summary>
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class KeptAnswerJson : JsonSerializerContext;
