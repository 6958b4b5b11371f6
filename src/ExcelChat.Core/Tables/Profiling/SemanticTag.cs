namespace ExcelChat.Tables.Profiling;

/// <summary>What the values of a column are about.</summary>
public enum SemanticTag
{
    /// <summary>Amounts of money.</summary>
    Money,

    /// <summary>Counted or measured amounts that are no money.</summary>
    Quantity,

    /// <summary>Countries, states, towns, addresses.</summary>
    Place,

    /// <summary>People by name.</summary>
    Person,

    /// <summary>Companies, authorities, clubs.</summary>
    Organisation,

    /// <summary>Days, months, years, times.</summary>
    Time,

    /// <summary>Names of single things: numbers, codes, keys.</summary>
    Identifier,
}
