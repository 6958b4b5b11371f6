using System.Numerics.Tensors;

namespace ExcelChat.Stores.Scan;

/// <summary>The vectors of one property, one slot a record, in large contiguous blocks so that a scan runs at the speed of memory.</summary>
/// <param name="dimensions">The length of every vector.</param>
internal sealed class VectorSlab(int dimensions)
{
    private const int SlotsPerBlock = 1024;

    private readonly List<float[]> _blocks = [];
    private float[] _norms = [];

    public int Dimensions { get; } = dimensions;

    public bool Has(int slot) => slot < _norms.Length && !float.IsNaN(_norms[slot]);

    public float Norm(int slot) => _norms[slot];

    public ReadOnlySpan<float> this[int slot] => Place(slot);

    public void Set(int slot, ReadOnlySpan<float> vector)
    {
        while (slot >= _blocks.Count * SlotsPerBlock)
        {
            _blocks.Add(new float[SlotsPerBlock * Dimensions]);
        }

        GrowNorms(_blocks.Count * SlotsPerBlock);
        vector.CopyTo(Place(slot));
        _norms[slot] = TensorPrimitives.Norm(vector);
    }

    public void Clear(int slot)
    {
        if (slot < _norms.Length)
        {
            _norms[slot] = float.NaN;
        }
    }

    private Span<float> Place(int slot) => _blocks[slot / SlotsPerBlock].AsSpan(slot % SlotsPerBlock * Dimensions, Dimensions);

    private void GrowNorms(int slots)
    {
        var used = _norms.Length;
        if (used < slots)
        {
            Array.Resize(ref _norms, Math.Max(slots, used * 2));
            _norms.AsSpan(used).Fill(float.NaN);
        }
    }
}
