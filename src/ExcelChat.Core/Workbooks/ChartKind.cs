namespace ExcelChat.Workbooks;

/// <summary>What a chart draws.</summary>
public enum ChartKind
{
    /// <summary>A kind that this version does not name.</summary>
    Other,

    /// <summary>Vertical bars.</summary>
    Column,

    /// <summary>Horizontal bars.</summary>
    Bar,

    /// <summary>Lines over categories.</summary>
    Line,

    /// <summary>A pie, a pie of pies or a bar of a pie.</summary>
    Pie,

    /// <summary>A ring.</summary>
    Doughnut,

    /// <summary>Filled lines.</summary>
    Area,

    /// <summary>Points of two numbers.</summary>
    Scatter,

    /// <summary>Points of two numbers with a size.</summary>
    Bubble,

    /// <summary>Lines around a centre.</summary>
    Radar,

    /// <summary>Open, high, low and close.</summary>
    Stock,

    /// <summary>A surface over two axes.</summary>
    Surface,

    /// <summary>Series of different kinds.</summary>
    Combination,

    /// <summary>Steps from a first to a last total.</summary>
    Waterfall,

    /// <summary>Nested rectangles.</summary>
    Treemap,

    /// <summary>Nested rings.</summary>
    Sunburst,

    /// <summary>Columns of counted intervals or categories.</summary>
    Histogram,

    /// <summary>The running share over a histogram.</summary>
    Pareto,

    /// <summary>Quartiles.</summary>
    BoxAndWhisker,

    /// <summary>Centred bars of falling length.</summary>
    Funnel,

    /// <summary>A map of regions.</summary>
    Map,
}
