using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>Arithmetic of two results, each of which must be a single numeric value.</summary>
/// <param name="Operator">The arithmetic.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record Derive([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ArithmeticOperator Operator, Plan Left, Plan Right) : Plan;
