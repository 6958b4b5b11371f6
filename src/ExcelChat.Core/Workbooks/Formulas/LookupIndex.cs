namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Remembers where values stand in columns and rows that are looked through again and again, so that a sheet of lookups takes time in its
/// length and not in its square. It holds no more places than cells are allowed in memory.
/// </summary>
internal sealed class LookupIndex(int room)
{
    /// <summary>Shorter vectors are as soon looked through.</summary>
    public const int LeastLength = 64;

    private const int MaxVectors = 1024;
    private readonly Dictionary<(Grid, CellRange), Dictionary<Scalar, int>?> _vectors = [];
    private int _held;

    /// <summary>The places of the values of a vector; null the first time, when it may also be the last, and when some value is not there yet.</summary>
    public Dictionary<Scalar, int>? Find(Call call, Area area, Vector keys)
    {
        var vector = (area.Grid, keys.IsVertical ? area.Part(0, keys.Offset, area.Rows, 1)!.Range : area.Part(keys.Offset, 0, 1, area.Columns)!.Range);
        if (!_vectors.TryGetValue(vector, out var places))
        {
            Forget(_vectors.Count >= MaxVectors);
            _vectors.Add(vector, null);
            return null;
        }

        if (places is null && keys.Used <= room)
        {
            Forget(_held + keys.Used > room);
            places = Build(call, keys);
            if (!call.IsHindered)
            {
                _held += places.Count;
                _vectors[vector] = places;
            }
        }

        return call.IsHindered ? null : places;
    }

    /// <summary>The form in which two values are the same that Excel takes for equal.</summary>
    public static Scalar Form(Scalar value) => value.IsText ? value.Text.ToUpperInvariant() : value.IsNumber ? TextNumber.To15Digits(value.Number) : value;

    private static Dictionary<Scalar, int> Build(Call call, Vector keys)
    {
        var places = new Dictionary<Scalar, int>();
        for (var i = 0; i < keys.Used && !call.Evaluation.Failed; i++)
        {
            places.TryAdd(Form(keys[i]), i);
        }

        return places;
    }

    private void Forget(bool needed)
    {
        if (needed)
        {
            _vectors.Clear();
            _held = 0;
        }
    }
}
