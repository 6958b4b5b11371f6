namespace ExcelChat.Workbooks.Formulas;

/// <summary>Finds the place of a key in a vector. Null when it is not there, or when the evaluation is hindered.</summary>
internal static class Search
{
    /// <summary>The first value that equals the key.</summary>
    public static int? Exact(Call call, Scalar key, Vector keys, bool wildcards, bool fromEnd = false)
    {
        var wildcard = wildcards && key.IsText && Wildcard.IsIn(key.Text) ? new Wildcard(key.Text) : null;
        key = key.IsBlank ? 0 : key;
        if (wildcard is null && !fromEnd && keys.Used >= LookupIndex.LeastLength && keys.Matrix is Area area
            && call.Evaluation.Workspace.Lookups.Find(call, area, keys) is { } places)
        {
            return places.TryGetValue(LookupIndex.Form(key), out var known) ? known : null;
        }

        for (var i = 0; i < keys.Used && !call.Evaluation.Failed; i++)
        {
            var place = fromEnd ? keys.Used - 1 - i : i;
            var value = keys[place];
            call.Evaluation.Spend(wildcard is null ? 0 : ((long)key.Text.Length * value.Text.Length) >> 6);
            if (value.Kind == key.Kind && (wildcard?.Matches(value.Text) ?? Comparing.AreEqual(value, key)))
            {
                return call.IsHindered ? null : place;
            }
        }

        return null;
    }

    /// <summary>
    /// The last value that is not above the key, among those of the key's kind. Excel halves the vector again and again, which finds this
    /// one when they ascend; when they do not, what it finds is not computed here.
    /// </summary>
    public static int? Nearest(Call call, Scalar key, Vector keys, bool descends = false)
    {
        int? found = null;
        Scalar? previous = null;
        key = key.IsBlank ? 0 : key;
        for (var i = 0; i < keys.Used && !call.Evaluation.Failed; i++)
        {
            var value = keys[i];
            if (value.Kind != key.Kind || call.IsHindered)
            {
                continue;
            }

            if (previous is { } before && IsAfter(call, before, value, descends))
            {
                call.Fail();
            }

            found = IsAfter(call, value, key, descends) ? found : i;
            previous = value;
        }

        return call.IsHindered ? null : found;
    }

    /// <summary>The place by the modes of XLOOKUP and XMATCH: exact (0), else the next smaller (-1) or larger (1), with wildcards (2).</summary>
    public static int? Extended(Call call, Scalar key, Vector keys, int mode, int order)
    {
        if (order is not (1 or -1) || mode is < -1 or > 2)
        {
            call.Fail();
            return null;
        }

        var exact = Exact(call, key, keys, wildcards: mode == 2, fromEnd: order == -1);
        if (exact is not null || mode is 0 or 2 || call.IsHindered)
        {
            return exact;
        }

        int? best = null;
        for (var i = 0; i < keys.Used && !call.Evaluation.Failed; i++)
        {
            var value = keys[i];
            if (value.Kind == key.Kind && !IsAfter(call, value, key, descends: mode == 1) && (best is not { } b || IsAfter(call, keys[b], value, descends: mode == -1)))
            {
                best = i;
            }
        }

        return call.IsHindered ? null : best;
    }

    private static bool IsAfter(Call call, Scalar value, Scalar other, bool descends)
    {
        if (Comparing.Order(value, other) is not { } order)
        {
            call.Fail();
            return false;
        }

        return descends ? order < 0 : order > 0;
    }
}
