using System.Numerics.Tensors;

namespace ExcelChat.Stores.Scan;

/// <summary>
/// The vectors of one property, one slot a record, in large contiguous blocks so that a scan runs at the speed of memory: as they are, and quantised for a first look.
/// </summary>
/// <param name="dimensions">The length of every vector.</param>
internal sealed class VectorSlab(int dimensions)
{
    private const int NumbersOfBlock = 1 << 20;

    // A block has two to this power slots, at most 1,024: a vector of very many dimensions does not set memory aside for as many more.
    private readonly int _power = Math.Min(int.Log2(NumbersOfBlock / Math.Clamp(dimensions, 1, NumbersOfBlock)), 10);
    private readonly int _codeBytes = QuantisedVector.BytesOf(dimensions);
    private readonly Rotation _rotation = new(dimensions);
    private readonly float[] _turned = new float[dimensions];
    private readonly List<float[]> _blocks = [];
    private readonly List<byte[]> _codes = [];
    private float[] _norms = [];
    private float[] _units = [];

    public int Dimensions { get; } = dimensions;

    /// <summary>The slots that there is room for, used or not.</summary>
    public int Slots => _norms.Length;

    /// <summary>The memory that a vector takes, in bytes.</summary>
    public static long BytesOf(int dimensions) => (dimensions * sizeof(float)) + QuantisedVector.BytesOf(dimensions) + (2 * sizeof(float));

    public bool Has(int slot) => slot < _norms.Length && !float.IsNaN(_norms[slot]);

    public float Norm(int slot) => _norms[slot];

    public ReadOnlySpan<float> this[int slot] => Place(slot);

    /// <summary>What a number of 1 stands for in the quantised vector of a slot.</summary>
    public float Unit(int slot) => _units[slot];

    /// <summary>The vector that is searched for, as it is multiplied with those of the slots.</summary>
    public QuantisedQuery Quantise(ReadOnlySpan<float> query)
    {
        var turned = query.ToArray();
        _rotation.Turn(turned);
        return new(turned);
    }

    /// <summary>The inner product of a slot's quantised vector and another, in the units of both.</summary>
    public int Product(int slot, QuantisedQuery query) => query.Product(Codes(slot));

    public void Set(int slot, ReadOnlySpan<float> vector)
    {
        while (slot >= (_blocks.Count << _power))
        {
            _blocks.Add(new float[Dimensions << _power]);
            _codes.Add(new byte[_codeBytes << _power]);
        }

        Grow(_blocks.Count << _power);
        vector.CopyTo(Place(slot));
        _norms[slot] = TensorPrimitives.Norm(vector);
        vector.CopyTo(_turned);
        _rotation.Turn(_turned);
        _units[slot] = QuantisedVector.Store(_turned, Codes(slot));
    }

    public void Clear(int slot)
    {
        if (slot < _norms.Length)
        {
            _norms[slot] = float.NaN;
        }
    }

    private Span<float> Place(int slot) => _blocks[slot >> _power].AsSpan((slot & ((1 << _power) - 1)) * Dimensions, Dimensions);

    private Span<byte> Codes(int slot) => _codes[slot >> _power].AsSpan((slot & ((1 << _power) - 1)) * _codeBytes, _codeBytes);

    private void Grow(int slots)
    {
        var used = _norms.Length;
        if (used < slots)
        {
            Array.Resize(ref _norms, Math.Max(slots, used * 2));
            _norms.AsSpan(used).Fill(float.NaN);
            Array.Resize(ref _units, _norms.Length);
        }
    }
}
