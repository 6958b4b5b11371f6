using ExcelChat.Shared;

namespace ExcelChat.Flow;

/// <summary>How items are gathered into batches: large ones on a calm machine, small ones on a busy one.</summary>
public sealed class BatchOptions
{
    /// <summary>Items in a batch while processors and memory are both below <see cref="CalmBelow"/>.</summary>
    /// <value>100 by default.</value>
    public int CalmSize { get; set => field = Guard.AtLeast(value, 1); } = 100;

    /// <summary>Items in a batch while both are below <see cref="BusyFrom"/>.</summary>
    /// <value>50 by default.</value>
    public int MediumSize { get; set => field = Guard.AtLeast(value, 1); } = 50;

    /// <summary>Items in a batch otherwise.</summary>
    /// <value>25 by default.</value>
    public int BusySize { get; set => field = Guard.AtLeast(value, 1); } = 25;

    /// <summary>The share of use below which a machine is calm, 0 to 1.</summary>
    /// <value>0.6 by default.</value>
    public double CalmBelow { get; set => field = Guard.Within(value, 0, 1); } = 0.6;

    /// <summary>The share of use from which on a machine is busy, 0 to 1.</summary>
    /// <value>0.8 by default.</value>
    public double BusyFrom { get; set => field = Guard.Within(value, 0, 1); } = 0.8;

    /// <summary>The most bytes that the items of a batch take, texts and vectors; an item that is larger is a batch of its own.</summary>
    /// <value>512 MB (536,870,912 bytes) by default.</value>
    public long Memory { get; set => field = Guard.AtLeast(value, 1); } = 512L << 20;

    /// <summary>How many batches are under way at once in a stage that treats each by itself.</summary>
    /// <value>4 by default.</value>
    public int Parallelism { get; set => field = Guard.Within(value, 1, 64); } = 4;
}
