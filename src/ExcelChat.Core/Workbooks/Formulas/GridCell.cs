namespace ExcelChat.Workbooks.Formulas;

/// <summary>A cell in memory.</summary>
internal struct GridCell
{
    public int Column;

    public GridCellState State;

    /// <summary>Whether it is the result of SUBTOTAL or AGGREGATE.</summary>
    public bool IsSubtotal;

    /// <summary>The value, when it is <see cref="GridCellState.Known"/>.</summary>
    public Scalar Value;

    /// <summary>The formula that is still to be computed.</summary>
    public string? Formula;
}

internal enum GridCellState : byte
{
    /// <summary>It has a value: the file's or a computed one.</summary>
    Known,

    /// <summary>Its formula has not been looked at.</summary>
    Waiting,

    /// <summary>Its formula is being computed; who meets it on the way stands in a circle.</summary>
    Active,

    /// <summary>Its formula cannot be computed here.</summary>
    Unknown,
}
