using System.Collections;
using System.Globalization;
using System.Reflection;
using ExcelChat.Plans;

namespace ExcelChat.Core.Tests.Plans;

/// <summary>A plan as text with every property in it: lists compare by their items, which records do not do.</summary>
internal static class Canon
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Plan or Predicate or Expression or Measure or JoinKey or Literal => $"{value.GetType().Name}({string.Join(", ", Properties(value).Select(p => $"{p.Name}={Of(p.GetValue(value))}"))})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static IEnumerable<PropertyInfo> Properties(object value) => value.GetType().GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal);
}
