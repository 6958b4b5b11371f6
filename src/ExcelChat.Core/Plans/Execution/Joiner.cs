using System.Globalization;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>Puts rows of two relations side by side, and rows of several below each other.</summary>
internal static class Joiner
{
    public static ViewRelation Join(Relation left, Relation right, Join join)
    {
        if (join.On.Count == 0)
        {
            throw new PlanException("join", "there is no pair of columns to join on. Name at least one.");
        }

        int[] leftKeys = [.. join.On.Select(key => left.IndexOf(key.Left, "join"))];
        int[] rightKeys = [.. join.On.Select(key => right.IndexOf(key.Right, "join"))];
        var partners = Enumerable.Range(0, right.Count)
            .Select(row => (Row: row, Key: KeyOf(right, row, rightKeys)))
            .Where(r => r.Key is not null)
            .ToLookup(r => r.Key!, r => r.Row, StringComparer.OrdinalIgnoreCase);
        List<int> leftRows = [], rightRows = [];
        for (var row = 0; row < left.Count; row++)
        {
            var found = KeyOf(left, row, leftKeys) is { } key ? partners[key] : [];
            var before = rightRows.Count;
            rightRows.AddRange(found);
            if (rightRows.Count == before && join.Optional)
            {
                rightRows.Add(-1);
            }

            leftRows.AddRange(Enumerable.Repeat(row, rightRows.Count - before));
            RequireBounded(rightRows.Count);
        }

        return SideBySide(left, right, [.. leftRows], [.. rightRows]);
    }

    public static StackedRelation Unpivot(Relation input, Unpivot unpivot)
    {
        int[] columns = [.. unpivot.Columns.Select(name => input.IndexOf(name, "unpivot"))];
        int[] kept = [.. Enumerable.Range(0, input.Columns.Count).Except(columns)];
        if (columns.Length == 0 || columns.Distinct().Count() != columns.Length || kept.Any(c => input.Columns[c].Name == unpivot.Name || input.Columns[c].Name == unpivot.Value) || unpivot.Name == unpivot.Value)
        {
            throw new PlanException("unpivot", "there is no column to turn into rows, one is named twice, or a new name is taken. Name each column once and two new names.");
        }

        if (unpivot.Labels is { } labels && labels.Count != columns.Length)
        {
            throw new PlanException("unpivot", $"there are {labels.Count} labels for {columns.Length} columns. Give one each, or none.");
        }

        RequireBounded((long)input.Count * columns.Length);
        var names = ComputedRelation.OfTexts(unpivot.Name, [.. unpivot.Labels ?? columns.Select(c => input.Columns[c].Name)]);
        var types = columns.Select(c => input.Columns[c]).ToArray();
        var value = new ResultColumn(
            unpivot.Value,
            Array.TrueForAll(types, t => t.Type == types[0].Type) ? types[0].Type : Tables.ColumnType.Text,
            StackedRelation.OneUnit("unpivot", unpivot.Value, types.Select(t => t.Unit)));
        var parts = columns.Select((c, i) => Part(input, kept, names, i, value, c)).ToArray();
        var rows = Enumerable.Range(0, input.Count).SelectMany(row => Enumerable.Range(0, columns.Length).Select(part => (part, row)));
        return new(parts[0].Columns, parts, [.. rows]);
    }

    private static ViewRelation Part(Relation input, int[] kept, ComputedRelation names, int name, ResultColumn value, int column)
    {
        var at = new int[input.Count];
        Array.Fill(at, name);
        return new([.. kept.Select(c => new ViewColumn(input.Columns[c], input, c)), new(names.Columns[0], names, 0, at), new(value, input, column)], input.Count, null);
    }

    private static ViewRelation SideBySide(Relation left, Relation right, int[] leftRows, int[] rightRows)
    {
        var taken = left.Columns.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var columns = left.Columns.Select((name, c) => new ViewColumn(name, left, c, leftRows)).ToList();
        for (var c = 0; c < right.Columns.Count; c++)
        {
            var name = right.Columns[c].Name;
            for (var n = 2; !taken.Add(name); n++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{right.Columns[c].Name} ({n})");
            }

            columns.Add(new(right.Columns[c] with { Name = name }, right, c, rightRows));
        }

        return new([.. columns], leftRows.Length, null);
    }

    private static void RequireBounded(long rows)
    {
        if (rows > Executor.MaxRows)
        {
            throw new PlanException("join", $"the plan makes more than {Executor.MaxRows:#,0} rows. Filter its inputs, or join on columns that name one row each.");
        }
    }

    private static string? KeyOf(Relation relation, int row, int[] columns)
    {
        var parts = new string[columns.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var value = relation.Value(row, columns[i]);
            if (value.Kind is CellKind.Blank or CellKind.Error)
            {
                return null;
            }

            // A number that one sheet shows as 7 and another as 7.00 is the same number.
            parts[i] = value.IsNumeric ? value.Number.ToString("R", CultureInfo.InvariantCulture) : relation.Text(row, columns[i]).Trim();
        }

        return string.Join('\u001f', parts);
    }
}
