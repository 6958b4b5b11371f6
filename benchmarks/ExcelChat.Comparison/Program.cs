using ExcelChat.Comparison;
using ExcelChat.Comparison.Measuring;

try
{
    return Pinned.Run(args) ?? await CompareVerbs.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (ComparisonException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
