using System.Globalization;

namespace ExcelChat.Console.Ranking;

/// <summary>How often what was looked for is among the first 1, 5 and 20 of a ranking.</summary>
internal sealed class Recall
{
    private static readonly int[] Cuts = [1, 5, 20];

    private readonly int[] _found = new int[Cuts.Length];
    /// <summary>How many questions were counted.</summary>
    public int Questions { get; private set; }

    /// <summary>Counts a question.</summary>
    /// <param name="place">The place of the first right one, from 0; negative when there is none.</param>
    public void Add(int place)
    {
        Questions++;
        for (var i = 0; i < Cuts.Length; i++)
        {
            _found[i] += place >= 0 && place < Cuts[i] ? 1 : 0;
        }
    }

    public override string ToString() => Questions == 0 ? "no questions" : string.Join("  ", Cuts.Zip(_found, (cut, found)
        => string.Create(CultureInfo.InvariantCulture, $"@{cut} {100.0 * found / Questions:0.0} %")));
}
