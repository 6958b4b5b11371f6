namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>What depends on the order of the numbers.</summary>
internal static class RankFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["MEDIAN"] = Function.OfRanges(1, Function.Any, c => Percentile([.. c.Numbers().Order()], 0.5)),
        ["MODE"] = Function.OfRanges(1, Function.Any, c => Mode([.. c.Numbers()])),
        ["MODE.SNGL"] = Function.OfRanges(1, Function.Any, c => Mode([.. c.Numbers()])),
        ["LARGE"] = Function.OfRanges(2, 2, c => Nth(c, [.. c.Numbers(c.Matrix(0)).OrderDescending()])),
        ["SMALL"] = Function.OfRanges(2, 2, c => Nth(c, [.. c.Numbers(c.Matrix(0)).Order()])),
        ["PERCENTILE"] = Function.OfRanges(2, 2, c => Percentile([.. c.Numbers(c.Matrix(0)).Order()], c.Number(1))),
        ["PERCENTILE.INC"] = Function.OfRanges(2, 2, c => Percentile([.. c.Numbers(c.Matrix(0)).Order()], c.Number(1))),
        ["QUARTILE"] = Function.OfRanges(2, 2, c => Percentile([.. c.Numbers(c.Matrix(0)).Order()], c.Whole(1) / 4)),
        ["QUARTILE.INC"] = Function.OfRanges(2, 2, c => Percentile([.. c.Numbers(c.Matrix(0)).Order()], c.Whole(1) / 4)),
        ["RANK"] = Function.OfRanges(2, 3, c => Rank(c, (before, _) => before + 1)),
        ["RANK.EQ"] = Function.OfRanges(2, 3, c => Rank(c, (before, _) => before + 1)),
        ["RANK.AVG"] = Function.OfRanges(2, 3, c => Rank(c, (before, same) => before + ((same + 1) / 2.0))),
    };

    /// <summary>The percentile with both ends included: linear between the neighbours of its place (n - 1) k.</summary>
    private static Scalar Percentile(double[] ascending, double share)
    {
        if (ascending.Length == 0 || share is < 0 or > 1)
        {
            return Errors.Number;
        }

        var place = share * (ascending.Length - 1);
        var below = (int)place;
        return below + 1 == ascending.Length ? ascending[below] : ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below]));
    }

    private static Operand Nth(Call call, double[] ordered)
    {
        var place = call.Number(1);
        return place != Math.Truncate(place) ? call.Fail()
            : place < 1 || place > ordered.Length ? Errors.Number
            : ordered[(int)place - 1];
    }

    private static Scalar Mode(double[] numbers)
    {
        var most = numbers.GroupBy(n => n).Select(g => (Number: g.Key, Count: g.Count())).OrderByDescending(g => g.Count).FirstOrDefault();
        return most.Count > 1 ? most.Number : Errors.NotAvailable;
    }

    private static Scalar Rank(Call call, Func<int, int, double> place)
    {
        var number = call.Number(0);
        var ascending = call.Number(2, 0) != 0;
        int before = 0, same = 0;
        foreach (var other in call.Numbers(call.Matrix(1)))
        {
            same += other == number ? 1 : 0;
            before += (ascending ? other < number : other > number) ? 1 : 0;
        }

        return same == 0 ? Errors.NotAvailable : place(before, same);
    }
}
