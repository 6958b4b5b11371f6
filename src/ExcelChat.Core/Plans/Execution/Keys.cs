using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>What rows show, as numbers: equal numbers for texts that differ in case or surrounding space only.</summary>
/// <param name="Of">The number of each row, from 0.</param>
/// <param name="Count">How many numbers there are.</param>
internal sealed record Keys(int[] Of, int Count)
{
    // Of longer columns of numbers, a few rows are cheaper to show than all.
    private const int MaxShownForFew = 50_000;

    private static readonly ConditionalWeakTable<Column, Keys> Whole = [];

    /// <summary>The keys of a column of a table, worked out once.</summary>
    public static Keys OfColumn(Column column) => Whole.GetValue(column, static c => Read(c, [.. Enumerable.Range(0, c.Count)]));

    /// <summary>The keys of some rows of a column of a table.</summary>
    public static Keys OfRows(Column column, int[] rows)
    {
        var few = rows.Length < column.Count / 4;
        if (few && column.Count > MaxShownForFew && column.Cells.Texts.IsEmpty && !Whole.TryGetValue(column, out _))
        {
            return Read(column, rows);
        }

        var whole = OfColumn(column);
        return few ? whole.Few(rows) : new(Array.ConvertAll(rows, row => whole.Of[row]), whole.Count);
    }

    // Numbered anew, so that nothing that is made for each number is longer than the rows.
    private Keys Few(int[] rows)
    {
        var (known, of) = (new Dictionary<int, int>(), new int[rows.Length]);
        for (var i = 0; i < of.Length; i++)
        {
            ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(known, Of[rows[i]], out var exists);
            of[i] = exists ? key : key = known.Count - 1;
        }

        return new(of, known.Count);
    }

    // Each different text is looked at once.
    private static Keys Read(Column column, int[] rows)
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

    /// <summary>The keys of a column of a relation whose equal texts mostly are one object.</summary>
    public static Keys OfShared(Relation relation, int column)
    {
        var (known, of) = (new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new int[relation.Count]);
        var byObject = new Dictionary<string, int>(ReferenceEqualityComparer.Instance);
        for (var row = 0; row < of.Length; row++)
        {
            if (relation.Value(row, column) is { Kind: CellKind.Text } value)
            {
                ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(byObject, value.Text, out var exists);
                of[row] = exists ? key : key = Number(known, relation.Text(row, column));
            }
            else
            {
                of[row] = Number(known, relation.Text(row, column));
            }
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
