namespace ExcelChat.Workbooks.Formulas;

/// <summary>A function of Excel.</summary>
/// <param name="Least">The fewest arguments that it takes.</param>
/// <param name="Most">The most arguments that it takes.</param>
/// <param name="Body">What it does.</param>
internal sealed record Function(int Least, int Most, Func<Call, Operand> Body)
{
    public const int Any = 255;

    /// <summary>Whether it takes single values only, and so works through an array value by value.</summary>
    public bool TakesValues { get; private init; }

    /// <summary>Whether operators within its arguments work through ranges value by value, without the formula being an array formula.</summary>
    public bool TakesArrays { get; private init; }

    /// <summary>A function of single values.</summary>
    public static Function OfValues(int least, int most, Func<Call, Scalar> body) => new(least, most, call => body(call)) { TakesValues = true };

    /// <summary>A function of ranges, or one that need not look at all its arguments.</summary>
    public static Function OfRanges(int least, int most, Func<Call, Operand> body) => new(least, most, body);

    /// <summary>A function whose arguments are arrays.</summary>
    public static Function OfArrays(int least, int most, Func<Call, Operand> body) => new(least, most, body) { TakesArrays = true };
}
