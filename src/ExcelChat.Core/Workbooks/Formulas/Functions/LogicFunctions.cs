namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>Choices. Only the branch that is taken is looked at, so an unknown value elsewhere does no harm.</summary>
internal static class LogicFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["IF"] = Function.OfRanges(2, 3, If),
        ["IFS"] = Function.OfRanges(2, Function.Any, Ifs),
        ["IFERROR"] = Function.OfRanges(2, 2, c => Otherwise(c, v => v.IsError)),
        ["IFNA"] = Function.OfRanges(2, 2, c => Otherwise(c, v => v == Errors.NotAvailable)),
        ["SWITCH"] = Function.OfRanges(3, Function.Any, Switch),
        ["CHOOSE"] = Function.OfRanges(2, Function.Any, Choose),
        ["AND"] = Function.OfRanges(1, Function.Any, c => Truths(c, truths => truths.TrueForAll(t => t))),
        ["OR"] = Function.OfRanges(1, Function.Any, c => Truths(c, truths => truths.Contains(true))),
        ["XOR"] = Function.OfRanges(1, Function.Any, c => Truths(c, truths => truths.Count(t => t) % 2 == 1)),
        ["NOT"] = Function.OfValues(1, 1, c => !c.Boolean(0)),
        ["TRUE"] = Function.OfValues(0, 0, _ => true),
        ["FALSE"] = Function.OfValues(0, 0, _ => false),
    };

    private static Operand If(Call call)
    {
        var condition = call.Boolean(0);
        return call.IsHindered || call.Fault is not null ? Scalar.Blank
            : condition ? OrZero(call, 1)
            : call.Count > 2 ? OrZero(call, 2)
            : false;
    }

    private static Operand OrZero(Call call, int i) => call.Has(i) ? call.Operand(i) : 0.0;

    private static Operand Ifs(Call call)
    {
        for (var i = 0; i + 1 < call.Count; i += 2)
        {
            var condition = call.Boolean(i);
            if (call.IsHindered || call.Fault is not null || condition)
            {
                return call.IsHindered ? Scalar.Blank : OrZero(call, i + 1);
            }
        }

        return Errors.NotAvailable;
    }

    private static Operand Otherwise(Call call, Func<Scalar, bool> isBad)
    {
        var value = call.Scalar(0);
        return call.IsHindered ? Scalar.Blank : isBad(value) ? OrZero(call, 1) : value.IsBlank ? 0.0 : value;
    }

    private static Operand Switch(Call call)
    {
        var value = call.Value(0);
        for (var i = 1; i + 1 < call.Count && !call.IsHindered && call.Fault is null; i += 2)
        {
            var other = call.Value(i);
            if (other.Kind == value.Kind && Comparing.AreEqual(value, other))
            {
                return call.IsHindered ? Scalar.Blank : OrZero(call, i + 1);
            }
        }

        return call.IsHindered ? Scalar.Blank : call.Count % 2 == 0 ? OrZero(call, call.Count - 1) : Errors.NotAvailable;
    }

    private static Operand Choose(Call call)
    {
        var choice = call.Integer(0);
        return call.IsHindered ? Scalar.Blank
            : choice < 1 || choice >= call.Count ? Errors.Value
            : OrZero(call, choice);
    }

    /// <summary>Ranges give their numbers and booleans; text in them does not count.</summary>
    private static Operand Truths(Call call, Func<List<bool>, bool> decide)
    {
        var truths = new List<bool>();
        for (var i = 0; i < call.Count; i++)
        {
            if (call.Operand(i).Matrix is not { } matrix)
            {
                truths.Add(call.Boolean(i));
                continue;
            }

            truths.AddRange(matrix.Filled().Where(e => !e.Value.IsText && !e.Value.IsBlank).Select(e => call.Checked(e.Value).Number != 0));
        }

        return truths.Count == 0 ? Errors.Value : decide(truths);
    }
}
