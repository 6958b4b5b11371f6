namespace ExcelChat.Console.Json;

/// <summary>How long it took, in milliseconds.</summary>
internal sealed record AnswerTimings(double IngestMs, double AnswerMs);
