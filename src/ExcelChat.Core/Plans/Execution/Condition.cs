using System.Numerics.Tensors;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Execution;

/// <summary>
/// Turns predicates into masks of the rows of one relation, a byte of 0 or 1 for each row. Masks are kept, since plans that answer the same question
/// ask the same of the same rows.
/// </summary>
internal sealed partial class Condition(Relation input, Func<Plan, Relation> run)
{
    private readonly Dictionary<Predicate, byte[]> _masks = [];

    /// <summary>The rows that meet a predicate.</summary>
    public int[] Rows(Predicate predicate)
    {
        var mask = Mask(predicate);
        var (rows, count) = (new int[mask.Length], 0);
        for (var row = 0; row < mask.Length; row++)
        {
            rows[count] = row;
            count += mask[row];
        }

        return rows[..count];
    }

    private byte[] Mask(Predicate predicate)
    {
        if (!_masks.TryGetValue(predicate, out var mask))
        {
            _masks.Add(predicate, mask = predicate switch
            {
                And and => Combine(and.All, start: 1, static (x, y) => TensorPrimitives.BitwiseAnd<byte>(x, y, x)),
                Or or => Combine(or.Any, start: 0, static (x, y) => TensorPrimitives.BitwiseOr<byte>(x, y, x)),
                Not not => Inverse(Mask(not.Condition)),
                Comparison { Part: null } comparison => Compare(comparison),
                _ => Each(Compile(predicate)),
            });
        }

        return mask;
    }

    private byte[] Combine(IReadOnlyList<Predicate> parts, byte start, Action<byte[], byte[]> into)
    {
        var mask = new byte[input.Count];
        Array.Fill(mask, start);
        foreach (var part in parts)
        {
            into(mask, Mask(part));
        }

        return mask;
    }

    private static byte[] Inverse(byte[] mask)
    {
        var inverse = new byte[mask.Length];
        TensorPrimitives.Xor<byte>(mask, 1, inverse);
        return inverse;
    }

    private byte[] Each(Func<int, bool> test)
    {
        var mask = new byte[input.Count];
        for (var row = 0; row < mask.Length; row++)
        {
            mask[row] = Byte(test(row));
        }

        return mask;
    }

    private byte[] Compare(Comparison comparison)
    {
        var column = input.IndexOf(comparison.Column, "filter");
        var (value, text) = Operand(comparison);
        if (Comparing.IsOfText(comparison.Operator))
        {
            Func<int, bool> holds = row => Comparing.HoldsText(comparison.Operator, input.Text(row, column), text);
            return text.AsSpan().Trim().Length == text.Length ? EachText(column, holds) : Each(holds);
        }

        RequireLike(column, comparison.Operator, value);
        var unlike = comparison.Operator == ComparisonOperator.NotEqual;
        if (value.Kind == CellKind.Text)
        {
            return EachText(column, row => Compare(row, column, value) is { } order ? Comparing.Holds(comparison.Operator, order) : unlike);
        }

        return value.IsNumeric
            ? CompareNumbers(column, comparison.Operator, value.Number)
            : Each(row => Compare(row, column, value) is { } order ? Comparing.Holds(comparison.Operator, order) : unlike && !input.Value(row, column).IsBlank);
    }

    private byte[] CompareNumbers(int column, ComparisonOperator op, double value)
    {
        var mask = new byte[input.Count];
        var kinds = input.Vector(column).Kinds;
        var numbers = input.Vector(column).Numbers;
        var unlike = op == ComparisonOperator.NotEqual;
        // No branch on the order, which no processor can foresee.
        ReadOnlySpan<byte> holds = [Byte(Comparing.Holds(op, -1)), Byte(Comparing.Holds(op, 0)), Byte(Comparing.Holds(op, 1))];
        for (var row = 0; row < mask.Length; row++)
        {
            var number = numbers[row];
            mask[row] = Vector.IsNumeric(kinds[row]) ? holds[1 + Byte(number > value) - Byte(number < value)] : Byte(unlike && kinds[row] != CellKind.Blank);
        }

        return mask;
    }

    private static byte Byte(bool value) => value ? (byte)1 : (byte)0;

    /// <summary>A test of what cells show: each different text is tested once. No blank cell meets it.</summary>
    private byte[] EachText(int column, Func<int, bool> test)
    {
        var keys = input.Keys(column);
        var kinds = input.Vector(column).Kinds;
        var mask = new byte[input.Count];
        var known = new sbyte[keys.Count];
        for (var row = 0; row < mask.Length; row++)
        {
            if (kinds[row] != CellKind.Blank)
            {
                ref var held = ref known[keys.Of[row]];
                held = held != 0 ? held : test(row) ? (sbyte)1 : (sbyte)-1;
                mask[row] = Byte(held > 0);
            }
        }

        return mask;
    }
}
