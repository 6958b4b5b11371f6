namespace ExcelChat.Workbooks.Formulas;

/// <summary>A formula, parsed: a closed family of immutable nodes.</summary>
internal abstract record Expression
{
    private protected Expression()
    {
    }
}

/// <summary>A number, a text, TRUE, FALSE or an error as it is written in the formula; a blank for an argument that is left out.</summary>
internal sealed record Literal(Scalar Value) : Expression;

/// <summary>An array constant such as <c>{1,2;3,4}</c>.</summary>
internal sealed record ArrayConstant(ArrayMatrix Values) : Expression;

/// <summary>A cell or a range; whole columns and rows as the range that they cover.</summary>
/// <param name="Sheet">The sheet's name, or null for the sheet of the formula.</param>
/// <param name="Range">The cells.</param>
/// <param name="IsAbsolute">Whether no part of it moves when the formula is filled.</param>
internal sealed record Reference(string? Sheet, CellRange Range, bool IsAbsolute) : Expression;

/// <summary>A defined name, or the name of a table.</summary>
internal sealed record NameReference(string? Sheet, string Name) : Expression;

/// <summary>A structured reference such as <c>Sales[[#This Row],[Price]]</c>.</summary>
/// <param name="Table">The table's name, or null for the table that the formula stands in.</param>
/// <param name="Part">The rows that are meant.</param>
/// <param name="FirstColumn">The header of the first column, or null for all columns.</param>
/// <param name="LastColumn">The header of the last column, or null for all columns.</param>
internal sealed record TableReference(string? Table, TablePart Part, string? FirstColumn, string? LastColumn) : Expression;

/// <summary>The rectangle around two references, as in <c>A1:INDEX(A:A,5)</c>.</summary>
internal sealed record RangeBetween(Expression First, Expression Last) : Expression;

/// <summary>A sign before an operand, or a percent sign behind it.</summary>
internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression;

/// <summary>Two operands and what is between them.</summary>
internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary>A call of a function; its name in upper case without the prefixes that mark newer functions in a file.</summary>
internal sealed record FunctionCall(string Name, Expression[] Arguments) : Expression;

/// <summary>What is no formula, or more of one than this room understands.</summary>
internal sealed record NotUnderstood(string Reason) : Expression;
