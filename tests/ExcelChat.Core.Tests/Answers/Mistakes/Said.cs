using System.Globalization;

namespace ExcelChat.Core.Tests.Answers.Mistakes;

/// <summary>What a model has computed and then says.</summary>
/// <param name="Kind">What is right or wrong about it.</param>
/// <param name="Plans">The plans that it runs.</param>
/// <param name="Text">What it says.</param>
/// <param name="Wrong">What must not reach a reader; empty when all is right.</param>
internal sealed record Said(string Kind, string[] Plans, string Text, params string[] Wrong)
{
    public override string ToString() => $"{Kind}: {Text}";

    /// <summary>A plan over the deliveries.</summary>
    public static string Sum(string? region, string column = "Revenue (EUR)", string function = "Sum")
    {
        const string Scan = """{"op":"scan","table":"Deliveries"}""";
        var input = region is null ? Scan : $$$$"""{"op":"filter","input":{{{{Scan}}}},"where":{"is":"comparison","column":"Region","operator":"Equal","value":{"text":"{{{{region}}}}"}}}""";
        return $$$"""{"op":"aggregate","input":{{{input}}},"measures":[{"function":"{{{function}}}","column":"{{{column}}}"}]}""";
    }

    public static string ByRegion => """{"op":"group","input":{"op":"scan","table":"Deliveries"},"by":["Region"],"measures":[{"function":"Sum","column":"Revenue (EUR)"}]}""";

    public static string Share(string region) => $$"""{"op":"derive","operator":"Share","left":{{Sum(region)}},"right":{{Sum(null)}}}""";

    public static string In(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
