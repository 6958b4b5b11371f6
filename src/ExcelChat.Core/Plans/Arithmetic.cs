using System.Text.Json.Serialization;

namespace ExcelChat.Plans;

/// <summary>Arithmetic of two values in each row; blank where a side is no number or the divisor is zero.</summary>
/// <param name="Operator">The arithmetic.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record Arithmetic([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ArithmeticOperator Operator, Expression Left, Expression Right) : Expression;
