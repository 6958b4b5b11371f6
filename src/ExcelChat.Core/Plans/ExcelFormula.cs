namespace ExcelChat.Plans;

/// <summary>A formula for Excel that gives the value of a result, in Excel's English form with commas between arguments.</summary>
/// <param name="Text">The formula with its leading <c>=</c>.</param>
/// <param name="Since">The first version of Excel that has all its functions: 2007, or 2019 for MAXIFS and MINIFS. LibreOffice 7.4 has them all.</param>
public sealed record ExcelFormula(string Text, int Since)
{
    /// <summary>The longest formula that Excel takes, in characters (Microsoft, "Excel specifications and limits").</summary>
    public const int MaxLength = 8192;

    /// <summary>The formula with its leading <c>=</c>.</summary>
    public override string ToString() => Text;
}
