using System.Globalization;

namespace ExcelChat.Comparison.Readers;

/// <summary>What is in a workbook, as the generator wrote it or as a reader found it.</summary>
internal sealed class Tally
{
    /// <summary>The cells with a value.</summary>
    public long Cells { get; set; }

    /// <summary>The sum of all numbers, dates as their serial numbers.</summary>
    public double Sum { get; set; }

    /// <summary>The characters of all texts; null when the reader was not asked for texts.</summary>
    public long? Characters { get; set; }

    public void AddNumber(double value)
    {
        Cells++;
        Sum += value;
    }

    public void AddText(string value)
    {
        Cells++;
        Characters = (Characters ?? 0) + value.Length;
    }

    public void AddBoolean() => Cells++;

    /// <summary>Adds a boxed value, as most readers give it.</summary>
    public void Add(object? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case string text:
                AddText(text);
                break;
            case bool:
                AddBoolean();
                break;
            case DateTime date:
                AddNumber(date.ToOADate());
                break;
            case TimeSpan time:
                AddNumber(time.TotalDays);
                break;
            default:
                AddNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Whether another reader found the same. Sums may differ by the order in which they were added.</summary>
    public bool Agrees(Tally other)
        => Cells == other.Cells
        && Math.Abs(Sum - other.Sum) <= 1e-9 * Math.Max(1, Math.Abs(Sum))
        && (Characters is null || other.Characters is null || Characters == other.Characters);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cells} cells, sum {Sum:R}, {Characters} characters");
}
