using System.Buffers;
using System.Numerics;

namespace ExcelChat.Embeddings;

/// <summary>How often each hashed feature of a text occurs: an open hash table in pooled memory.</summary>
internal ref struct FeatureCounts : IDisposable
{
    private Slot[] _slots;
    private int _capacity;
    private int _used;

    /// <summary>Rents the table.</summary>
    /// <param name="capacity">The slots to begin with; it grows.</param>
    public FeatureCounts(int capacity)
    {
        _capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 64));
        _slots = Rent(_capacity);
    }

    /// <summary>The features in an order that depends on nothing but the text; those with a count of 0 are empty slots.</summary>
    public readonly ReadOnlySpan<Slot> Slots => _slots.AsSpan(0, _capacity);

    public void Add(ulong hash, float weight)
    {
        if (_used * 4 > _capacity * 3)
        {
            Grow();
        }

        ref var slot = ref Find(hash);
        if (slot.Count++ == 0)
        {
            (slot.Hash, slot.Weight) = (hash, weight);
            _used++;
        }
    }

    public readonly void Dispose() => ArrayPool<Slot>.Shared.Return(_slots);

    private readonly ref Slot Find(ulong hash)
    {
        var mask = _capacity - 1;
        for (var i = (int)hash & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref _slots[i];
            if (slot.Count == 0 || slot.Hash == hash)
            {
                return ref slot;
            }
        }
    }

    private void Grow()
    {
        var (old, filled) = (_slots, _capacity);
        _capacity *= 2;
        _slots = Rent(_capacity);
        foreach (ref readonly var slot in old.AsSpan(0, filled))
        {
            if (slot.Count > 0)
            {
                Find(slot.Hash) = slot;
            }
        }

        ArrayPool<Slot>.Shared.Return(old);
    }

    private static Slot[] Rent(int capacity)
    {
        var slots = ArrayPool<Slot>.Shared.Rent(capacity);
        slots.AsSpan(0, capacity).Clear();
        return slots;
    }

    internal struct Slot
    {
        public ulong Hash;
        public float Weight;
        public int Count;
    }
}
