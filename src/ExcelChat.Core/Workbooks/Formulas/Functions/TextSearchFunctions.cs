namespace ExcelChat.Workbooks.Formulas.Functions;

/// <summary>Functions that look for text in text, and that put other text in its place.</summary>
internal static class TextSearchFunctions
{
    public static Dictionary<string, Function> Table { get; } = new()
    {
        ["FIND"] = Function.OfValues(2, 3, c => Find(c, c.Text(0), c.Text(1), c.Integer(2, 1))),
        ["SEARCH"] = Function.OfValues(2, 3, c => SearchFor(c, c.Text(0), c.Text(1), c.Integer(2, 1))),
        ["SUBSTITUTE"] = Function.OfValues(3, 4, Substitute),
        ["REPLACE"] = Function.OfValues(4, 4, Replace),
    };

    private static Scalar Find(Call call, string what, string text, int start)
    {
        call.Evaluation.Spend(((long)what.Length * text.Length) >> 6);
        return start < 1 || start > text.Length + 1 || call.IsHindered ? Errors.Value
            : text.IndexOf(what, start - 1, StringComparison.Ordinal) is var found and >= 0 ? found + 1.0 : Errors.Value;
    }

    private static Scalar SearchFor(Call call, string what, string text, int start)
    {
        if (!Wildcard.IsIn(what))
        {
            return Find(call, what.ToUpperInvariant(), text.ToUpperInvariant(), start);
        }

        var wildcard = new Wildcard(what);
        for (var i = Math.Max(start, 1) - 1; i < text.Length && start > 0; i++)
        {
            call.Evaluation.Spend(((long)what.Length * text.Length) >> 6);
            if (wildcard.Begins(text.AsSpan(i)))
            {
                return i + 1.0;
            }
        }

        return Errors.Value;
    }

    private static Scalar Substitute(Call call)
    {
        var (text, old, with) = (call.Text(0), call.Text(1), call.Text(2));
        if (old.Length == 0)
        {
            return text;
        }

        call.Evaluation.Spend(((long)old.Length * text.Length) >> 6);
        if (!call.Has(3))
        {
            return text.Length + ((long)text.AsSpan().Count(old) * (with.Length - old.Length)) > Calculator.MaxText
                ? Errors.Value
                : text.Replace(old, with, StringComparison.Ordinal);
        }

        var instance = call.Integer(3);
        if (instance < 1)
        {
            return Errors.Value;
        }

        var at = -1;
        for (var from = 0; instance > 0 && from <= text.Length && (at = text.IndexOf(old, from, StringComparison.Ordinal)) >= 0; from = at + old.Length)
        {
            instance--;
        }

        return instance > 0 || at < 0 ? text : Calculator.Bounded(string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + old.Length)));
    }

    private static Scalar Replace(Call call)
    {
        var (text, start, length, with) = (call.Text(0), call.Integer(1), call.Integer(2), call.Text(3));
        if (start < 1 || length < 0)
        {
            return Errors.Value;
        }

        var from = Math.Min(start - 1, text.Length);
        var to = (int)Math.Min((long)from + length, text.Length);
        return Calculator.Bounded(string.Concat(text.AsSpan(0, from), with, text.AsSpan(to)));
    }
}
