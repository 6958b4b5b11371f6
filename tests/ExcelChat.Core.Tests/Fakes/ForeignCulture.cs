using System.Globalization;

namespace ExcelChat.Core.Tests.Fakes;

/// <summary>Makes the current culture one that writes numbers and dates unlike the invariant one, until disposed. It needs no ICU.</summary>
internal sealed class ForeignCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public ForeignCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        culture.DateTimeFormat.DateSeparator = ".";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
