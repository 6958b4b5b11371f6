using ExcelChat.Plans;

namespace ExcelChat.Answers.Tools;

/// <summary>A plan that a model had computed, and what came of it.</summary>
internal sealed record Finding(Plan Plan, Result Result);
