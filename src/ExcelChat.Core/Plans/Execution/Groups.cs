namespace ExcelChat.Plans.Execution;

/// <summary>The rows of a relation by group, the groups in the order of first appearance.</summary>
internal sealed class Groups
{
    private int[]? _rows;
    private int[]? _starts;

    private Groups(int[] of, int[] first) => (Of, First) = (of, first);

    /// <summary>The group of each row.</summary>
    public int[] Of { get; }

    /// <summary>The first row of each group; -1 for the group of all rows when there is none.</summary>
    public int[] First { get; }

    public int Count => First.Length;

    /// <summary>One group of all rows, which may be none.</summary>
    public static Groups All(Relation input) => new(new int[input.Count], [input.Count == 0 ? -1 : 0]);

    /// <summary>The rows that show the same in some columns.</summary>
    public static Groups By(Relation input, IReadOnlyList<int> columns)
    {
        var keys = input.Keys(columns[0]);
        for (var i = 1; i < columns.Count; i++)
        {
            keys = keys.With(input.Keys(columns[i]));
        }

        var (numbers, of, first) = (new int[keys.Count], new int[keys.Of.Length], new List<int>());
        Array.Fill(numbers, -1);
        for (var row = 0; row < of.Length; row++)
        {
            ref var number = ref numbers[keys.Of[row]];
            if (number < 0)
            {
                number = first.Count;
                first.Add(row);
            }

            of[row] = number;
        }

        return new(of, [.. first]);
    }

    /// <summary>The rows of a group in their order.</summary>
    public ReadOnlySpan<int> Rows(int group)
    {
        if (_rows is null || _starts is null)
        {
            (_rows, _starts) = Sort();
        }

        return _rows.AsSpan(_starts[group].._starts[group + 1]);
    }

    private (int[] Rows, int[] Starts) Sort()
    {
        var (rows, starts) = (new int[Of.Length], new int[Count + 1]);
        foreach (var group in Of)
        {
            starts[group + 1]++;
        }

        for (var group = 0; group < Count; group++)
        {
            starts[group + 1] += starts[group];
        }

        var next = starts.AsSpan(..Count).ToArray();
        for (var row = 0; row < Of.Length; row++)
        {
            rows[next[Of[row]]++] = row;
        }

        return (rows, starts);
    }
}
