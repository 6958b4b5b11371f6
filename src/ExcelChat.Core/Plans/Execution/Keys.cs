using System.Runtime.InteropServices;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>What rows show, as numbers: equal numbers for texts that differ in case or surrounding space only.</summary>
/// <param name="Of">The number of each row, from 0.</param>
/// <param name="Count">How many numbers there are.</param>
internal sealed record Keys(int[] Of, int Count)
{
    /// <summary>The keys of a column of a table. Each different text is looked at once.</summary>
    public static Keys OfColumn(Column column, ReadOnlySpan<int> rows)
    {
        var cells = column.Cells;
        var (known, of) = (new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new int[rows.Length]);
        var byText = new int[cells.Dictionary.Count];
        Array.Fill(byText, -1);
        var byNumber = new Dictionary<(double Number, CellKind Kind), int>();
        var texts = cells.Texts;
        var kinds = cells.Kinds;
        var numbers = cells.Numbers;
        for (var i = 0; i < of.Length; i++)
        {
            var row = rows[i];
            var text = texts.IsEmpty ? -1 : texts[row];
            if (text >= 0)
            {
                of[i] = byText[text] >= 0 ? byText[text] : byText[text] = Number(known, cells.Dictionary[text]);
            }
            else if (cells.OneFormat is null)
            {
                of[i] = Number(known, column.Text(row));
            }
            else
            {
                ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(byNumber, (numbers[row], kinds[row]), out var exists);
                of[i] = exists ? key : key = Number(known, column.Text(row));
            }
        }

        return new(of, known.Count);
    }

    /// <summary>The keys of a column of any relation.</summary>
    public static Keys OfTexts(Relation relation, int column)
    {
        var (known, of) = (new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new int[relation.Count]);
        for (var row = 0; row < of.Length; row++)
        {
            of[row] = Number(known, relation.Text(row, column));
        }

        return new(of, known.Count);
    }

    /// <summary>The keys of pairs.</summary>
    public Keys With(Keys other)
    {
        var (known, of) = (new Dictionary<long, int>(), new int[Of.Length]);
        for (var row = 0; row < of.Length; row++)
        {
            ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(known, ((long)Of[row] * other.Count) + other.Of[row], out var exists);
            of[row] = exists ? key : key = known.Count - 1;
        }

        return new(of, known.Count);
    }

    private static int Number(Dictionary<string, int> known, string text)
    {
        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(known.GetAlternateLookup<ReadOnlySpan<char>>(), text.AsSpan().Trim(), out var exists);
        return exists ? key : key = known.Count - 1;
    }
}
